// std::stoi throws out_of_range for large numbers, and nobody catches it: SIGABRT.
#include <iostream>
#include <string>

int main() {
  std::string a, b;
  std::cin >> a >> b;
  std::cout << std::stoi(a) + (long long)std::stoi(b) << '\n';
}

// Hangs: waits for a second line that nobody will say.
#include <iostream>
#include <string>

int main() {
  std::string first, second;
  std::cin >> first >> second;
  std::cout << "! 1" << std::endl;
}

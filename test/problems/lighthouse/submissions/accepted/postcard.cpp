// Builds each line as a string.
#include <iostream>
#include <string>

int main() {
  int n;
  std::string name;
  std::cin >> n >> std::ws;
  std::getline(std::cin, name);
  std::cout << std::string(n, ' ') << "A\n";
  for (int floor = 1; floor <= n; floor++) {
    const std::string wall(2 * floor - 1, floor % 2 == 1 ? '#' : ' ');
    std::cout << std::string(n - floor, ' ') << '/' << wall << "\\\n";
  }
  std::cout << std::string(2 * n + 1, '=') << '\n' << name << '\n';
}

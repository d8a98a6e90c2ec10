// Reads the name word by word, so that several spaces become one.
#include <iostream>
#include <string>

int main() {
  int n;
  std::cin >> n;
  std::cout << std::string(n, ' ') << "A\n";
  for (int floor = 1; floor <= n; floor++) {
    const std::string wall(2 * floor - 1, floor % 2 == 1 ? '#' : ' ');
    std::cout << std::string(n - floor, ' ') << '/' << wall << "\\\n";
  }
  std::cout << std::string(2 * n + 1, '=') << '\n';
  std::string word;
  std::cin >> word;
  std::cout << word;
  while (std::cin >> word) std::cout << ' ' << word;
  std::cout << '\n';
}

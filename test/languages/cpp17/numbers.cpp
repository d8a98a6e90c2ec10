// Adds 100,000 numbers from standard input.
#include <iostream>

int main() {
  std::ios::sync_with_stdio(false);
  long long number, sum = 0;
  while (std::cin >> number) sum += number;
  std::cout << sum << '\n';
}

// Waits for a third number that never comes, again and again.
#include <iostream>

int main() {
  long long a, b, c;
  std::cin >> a >> b;
  while (!(std::cin >> c)) std::cin.clear();
  std::cout << a + b + c << '\n';
}

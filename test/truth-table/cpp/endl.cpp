// A hundred thousand flushes: slow by itself, and within the time. @VERDICT@: AC
#include <iostream>

int main() {
  int a, b;
  std::cin >> a >> b;
  std::cout << a + b << std::endl;
  for (int i = 0; i < 100'000; i++) std::cout << std::endl;
}

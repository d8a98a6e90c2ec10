// An assertion fails. @VERDICT@: RTE
#include <cassert>
#include <iostream>

int main() {
  int a, b;
  std::cin >> a >> b;
  std::cout << a + b << std::endl;
  assert(a > b);
}

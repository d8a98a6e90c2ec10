// Uses a name that was never declared. @EXPECTED_RESULTS@: COMPILER-ERROR
#include <iostream>

int main() {
  std::cin >> a >> b;
  std::cout << a + b << '\n';
}

// Throws what nobody catches. @VERDICT@: RTE
#include <iostream>

int main() {
  std::cout << 7 << std::endl;
  throw 7;
}

// Looks behind the end with a check. @VERDICT@: RTE
#include <iostream>
#include <vector>

int main() {
  std::vector<int> numbers{3, 4};
  std::cout << numbers.at(0) + numbers.at(2) << '\n';
}

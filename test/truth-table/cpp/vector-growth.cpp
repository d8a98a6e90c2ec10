// Grows until the kernel stops it, in the middle of a copy. @VERDICT@: MLE
#include <iostream>
#include <vector>

int main() {
  std::vector<int> numbers;
  for (int i = 0; i < 1'000'000'000; i++) numbers.push_back(i);
  std::cout << numbers.size() << '\n';
}

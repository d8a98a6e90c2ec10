// A vector of length -1: no memory in the world would be enough, and the library says so in another way. @VERDICT@: RTE
#include <iostream>
#include <vector>

int main() {
  int a, b;
  std::cin >> a >> b;
  std::vector<int> numbers(a - b);
  std::cout << numbers.size() << '\n';
}

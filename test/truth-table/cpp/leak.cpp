// Leaks 200 MB and never looks at them again: they were touched once. @VERDICT@: MLE memory=128
#include <iostream>
#include <vector>

int main() {
  for (int i = 0; i < 200; i++) new std::vector<char>(1 << 20, 'x');
  std::cout << 7 << '\n';
}

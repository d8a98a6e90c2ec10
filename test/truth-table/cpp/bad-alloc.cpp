// Asks for a terabyte and dies of the refusal: it needed more memory than there is. @VERDICT@: MLE
#include <iostream>
#include <vector>

int main() {
  std::vector<char> table(1ull << 40);
  std::cout << table[5] + 7 << '\n';
}

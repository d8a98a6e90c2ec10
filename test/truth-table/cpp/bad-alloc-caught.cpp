// Asks for a terabyte, catches the refusal and answers. @VERDICT@: AC
#include <iostream>
#include <new>
#include <vector>

int main() {
  try {
    std::vector<char> table(1ull << 40);
    std::cout << table[5] << '\n';
  } catch (const std::bad_alloc &) {
    int a, b;
    std::cin >> a >> b;
    std::cout << a + b << '\n';
  }
}

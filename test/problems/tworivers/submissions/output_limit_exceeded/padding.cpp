// Right, but with 64 MiB of white space behind it. @EXPECTED_RESULTS@: OUTPUT-LIMIT
#include <iostream>
#include <string>

int main() {
  long long a, b;
  std::cin >> a >> b;
  std::cout << a + b << '\n';
  const std::string blanks(1 << 20, ' ');
  for (int i = 0; i < 64; i++) std::cout << blanks;
}

// Tries everything, without remembering anything.
#include <algorithm>
#include <iostream>
#include <string>

static std::string s, t;

static int common(std::size_t i, std::size_t j) {
  if (i == s.size() || j == t.size()) return 0;
  if (s[i] == t[j]) return 1 + common(i + 1, j + 1);
  return std::max(common(i + 1, j), common(i, j + 1));
}

int main() {
  std::cin >> s >> t;
  std::cout << common(0, 0) << '\n';
}

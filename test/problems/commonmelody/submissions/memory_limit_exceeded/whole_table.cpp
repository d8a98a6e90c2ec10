// Keeps the whole table: 256 MB of int. @EXPECTED_RESULTS@: MEMORY-LIMIT
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

int main() {
  std::string s, t;
  std::cin >> s >> t;
  std::vector<std::vector<int>> best(s.size() + 1, std::vector<int>(t.size() + 1));
  for (std::size_t i = 1; i <= s.size(); i++) {
    for (std::size_t j = 1; j <= t.size(); j++) {
      best[i][j] = s[i - 1] == t[j - 1] ? best[i - 1][j - 1] + 1 : std::max(best[i - 1][j], best[i][j - 1]);
    }
  }
  std::cout << best[s.size()][t.size()] << '\n';
}

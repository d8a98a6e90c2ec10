// The table of the textbook, of which only two rows are kept: 64 million steps.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

int main() {
  std::string s, t;
  std::cin >> s >> t;
  std::vector<int> row(t.size() + 1), next(t.size() + 1);
  for (char note : s) {
    for (std::size_t j = 1; j <= t.size(); j++) {
      next[j] = note == t[j - 1] ? row[j - 1] + 1 : std::max(row[j], next[j - 1]);
    }
    row.swap(next);
  }
  std::cout << row.back() << '\n';
}

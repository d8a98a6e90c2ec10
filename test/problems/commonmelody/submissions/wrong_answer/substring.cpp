// Finds the longest piece in common, without gaps.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

int main() {
  std::string s, t;
  std::cin >> s >> t;
  std::vector<int> row(t.size() + 1), next(t.size() + 1);
  int best = 0;
  for (char note : s) {
    for (std::size_t j = 1; j <= t.size(); j++) {
      next[j] = note == t[j - 1] ? row[j - 1] + 1 : 0;
      best = std::max(best, next[j]);
    }
    row.swap(next);
  }
  std::cout << best << '\n';
}

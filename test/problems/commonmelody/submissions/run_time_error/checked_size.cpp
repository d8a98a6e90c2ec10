// Has room for 1000 notes: std::array::at throws out_of_range.
#include <algorithm>
#include <array>
#include <iostream>
#include <string>

static std::array<int, 1001> row, next;

int main() {
  std::string s, t;
  std::cin >> s >> t;
  for (char note : s) {
    for (std::size_t j = 1; j <= t.size(); j++) {
      next.at(j) = note == t[j - 1] ? row[j - 1] + 1 : std::max(row[j], next[j - 1]);
    }
    row.swap(next);
  }
  std::cout << row[t.size()] << '\n';
}

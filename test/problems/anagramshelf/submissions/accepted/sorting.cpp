// Sorts pairs of (sorted letters, word): the sets are runs, and each run begins with its first word.
#include <algorithm>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

int main() {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  int n;
  std::cin >> n;
  std::vector<std::pair<std::string, std::string>> books(n);
  for (auto &[key, title] : books) {
    std::cin >> title;
    key = title;
    std::sort(key.begin(), key.end());
  }
  std::sort(books.begin(), books.end());
  int best = 0;
  std::string first;
  for (int i = 0, j; i < n; i = j) {
    for (j = i; j < n && books[j].first == books[i].first;) j++;
    if (j - i > best || (j - i == best && books[i].second < first)) {
      best = j - i;
      first = books[i].second;
    }
  }
  std::cout << best << ' ' << first << '\n';
}

// A table of the most honey from each prefix of the row.
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
  std::size_t n;
  std::cin >> n;
  std::vector<long long> best(n + 2);
  for (std::size_t i = 2; i < n + 2; i++) {
    long long honey;
    std::cin >> honey;
    best[i] = std::max(best[i - 1], best[i - 2] + honey);
  }
  std::cout << best[n + 1] << "\n";
}

// Tries every choice: fast enough for the first group alone.
#include <algorithm>
#include <iostream>
#include <vector>

std::vector<long long> hives;

long long most_from(std::size_t i) {
  if (i >= hives.size()) return 0;
  return std::max(most_from(i + 1), hives[i] + most_from(i + 2));
}

int main() {
  std::size_t n;
  std::cin >> n;
  hives.resize(n);
  for (auto &honey : hives) std::cin >> honey;
  std::cout << most_from(0) << "\n";
}

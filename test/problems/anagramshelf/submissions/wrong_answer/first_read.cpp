// Prints the title of the largest set that was read first, and of equal sets any.
#include <algorithm>
#include <iostream>
#include <map>
#include <string>
#include <vector>

int main() {
  int n;
  std::cin >> n;
  std::map<std::string, std::vector<std::string>> sets;
  for (std::string title; std::cin >> title;) {
    std::string key = title;
    std::sort(key.begin(), key.end());
    sets[key].push_back(title);
  }
  const std::vector<std::string> *best = nullptr;
  for (const auto &[key, titles] : sets) {
    if (best == nullptr || titles.size() > best->size()) best = &titles;
  }
  std::cout << best->size() << ' ' << best->front() << '\n';
}

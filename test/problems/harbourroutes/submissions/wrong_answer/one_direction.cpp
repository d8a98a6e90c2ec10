// Takes every line in one direction only.
#include <cstdint>
#include <iostream>
#include <queue>
#include <utility>
#include <vector>

int main() {
  int n, m;
  std::cin >> n >> m;
  std::vector<std::vector<std::pair<int, std::int64_t>>> lines(n + 1);
  for (int a, b, w; std::cin >> a >> b >> w;) lines[a].emplace_back(b, w);
  std::vector<std::int64_t> time(n + 1, INT64_MAX);
  std::vector<int> before(n + 1);
  std::priority_queue<std::pair<std::int64_t, int>> queue;
  time[1] = 0;
  queue.emplace(0, 1);
  while (!queue.empty()) {
    const auto [negative, at] = queue.top();
    queue.pop();
    for (const auto &[to, w] : lines[at]) {
      if (time[to] <= w - negative) continue;
      time[to] = w - negative;
      before[to] = at;
      queue.emplace(-time[to], to);
    }
  }
  if (time[n] == INT64_MAX) {
    std::cout << "stranded\n";
    return 0;
  }
  std::vector<int> route;
  for (int at = n; at != 0; at = before[at]) route.push_back(at);
  std::cout << time[n] << ' ' << route.size() << '\n';
  while (!route.empty()) {
    std::cout << route.back() << ' ';
    route.pop_back();
  }
  std::cout << '\n';
}

// Dijkstra's algorithm from grandmother's harbour, so that the route need not be turned round: another of equal ones.
#include <cstdint>
#include <iostream>
#include <queue>
#include <utility>
#include <vector>

int main() {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  int n, m;
  std::cin >> n >> m;
  std::vector<std::vector<std::pair<int, std::int64_t>>> lines(n + 1);
  for (int a, b, w; m > 0 && std::cin >> a >> b >> w; m--) {
    lines[a].emplace_back(b, w);
    lines[b].emplace_back(a, w);
  }
  std::vector<std::int64_t> time(n + 1, -1);
  std::vector<int> next(n + 1);
  std::priority_queue<std::pair<std::int64_t, int>> queue;
  time[n] = 0;
  queue.emplace(0, n);
  while (!queue.empty()) {
    const auto [negative, at] = queue.top();
    queue.pop();
    if (-negative > time[at]) continue;
    for (const auto &[to, w] : lines[at]) {
      if (time[to] >= 0 && time[to] <= time[at] + w) continue;
      time[to] = time[at] + w;
      next[to] = at;
      queue.emplace(-time[to], to);
    }
  }
  if (time[1] < 0) {
    std::cout << "Stranded\n";
    return 0;
  }
  std::vector<int> route;
  for (int at = 1; at != 0; at = next[at]) route.push_back(at);
  std::cout << time[1] << ' ' << route.size() << '\n';
  for (int at : route) std::cout << at << '\n';
}

// Tries every route without a harbour twice.
#include <cstdint>
#include <iostream>
#include <utility>
#include <vector>

static std::vector<std::vector<std::pair<int, std::int64_t>>> lines;
static std::vector<char> is_on_route;
static std::vector<int> route, best_route;
static std::int64_t best = INT64_MAX;

static void walk(int at, std::int64_t time) {
  route.push_back(at);
  is_on_route[at] = 1;
  if (at + 1 == (int)lines.size()) {
    if (time < best) {
      best = time;
      best_route = route;
    }
  } else {
    for (const auto &[to, w] : lines[at]) {
      if (!is_on_route[to]) walk(to, time + w);
    }
  }
  is_on_route[at] = 0;
  route.pop_back();
}

int main() {
  int n, m;
  std::cin >> n >> m;
  lines.resize(n + 1);
  is_on_route.resize(n + 1);
  for (int a, b, w; std::cin >> a >> b >> w;) {
    lines[a].emplace_back(b, w);
    lines[b].emplace_back(a, w);
  }
  walk(1, 0);
  if (best_route.empty()) {
    std::cout << "stranded\n";
    return 0;
  }
  std::cout << best << ' ' << best_route.size() << '\n';
  for (int at : best_route) std::cout << at << ' ';
  std::cout << '\n';
}

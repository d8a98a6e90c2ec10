// Sums of pieces in long double, and a binary search for the middle; prints with fixed digits.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

int main() {
  int n;
  if (std::scanf("%d", &n) != 1) return 1;
  std::vector<long double> x(n), y(n), reached(n);
  for (int i = 0; i < n; i++) {
    if (std::scanf("%Lf %Lf", &x[i], &y[i]) != 2) return 1;
    if (i > 0) reached[i] = reached[i - 1] + std::hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
  }
  const long double half = reached.back() / 2;
  const int to = std::lower_bound(reached.begin(), reached.end(), half) - reached.begin();
  const int from = to - 1;
  const long double share = (half - reached[from]) / (reached[to] - reached[from]);
  std::printf("%.9Lf\n%.9Lf %.9Lf\n", reached.back(), x[from] + (x[to] - x[from]) * share,
              y[from] + (y[to] - y[from]) * share);
}

// Takes the hook in the middle of the list for the middle of the rope.
#include <cmath>
#include <cstdio>
#include <vector>

int main() {
  int n;
  if (std::scanf("%d", &n) != 1) return 1;
  std::vector<double> x(n), y(n);
  double length = 0;
  for (int i = 0; i < n; i++) {
    if (std::scanf("%lf %lf", &x[i], &y[i]) != 2) return 1;
    if (i > 0) length += std::hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
  }
  std::printf("%.9f %.9f %.9f\n", length, x[n / 2], y[n / 2]);
}

/* Eats the rope from both ends until they meet; prints in scientific notation. */
#include <math.h>
#include <stdio.h>

static double x[2000], y[2000];

int main(void) {
  int n;
  double length = 0;
  if (scanf("%d", &n) != 1) return 1;
  for (int i = 0; i < n; i++) {
    if (scanf("%lf %lf", &x[i], &y[i]) != 2) return 1;
    if (i > 0) length += hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
  }
  int left = 0, right = n - 1;
  double ahead = 0; /* so much more was eaten on the left */
  while (right - left > 1) {
    if (ahead <= 0) {
      ahead += hypot(x[left + 1] - x[left], y[left + 1] - y[left]);
      left++;
    } else {
      ahead -= hypot(x[right] - x[right - 1], y[right] - y[right - 1]);
      right--;
    }
  }
  double piece = hypot(x[right] - x[left], y[right] - y[left]);
  /* The middle is in this piece, or in one that was eaten last. */
  double half = length / 2, walked = 0;
  for (int i = 1; i <= left; i++) walked += hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
  while (walked > half) {
    walked -= hypot(x[left] - x[left - 1], y[left] - y[left - 1]);
    right = left--;
    piece = hypot(x[right] - x[left], y[right] - y[left]);
  }
  while (walked + piece < half) {
    walked += piece;
    left = right++;
    piece = hypot(x[right] - x[left], y[right] - y[left]);
  }
  double share = piece > 0 ? (half - walked) / piece : 0;
  printf("%.10e %.10e %.10e\n", length, x[left] + (x[right] - x[left]) * share, y[left] + (y[right] - y[left]) * share);
  return 0;
}

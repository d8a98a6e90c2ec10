/* Computes with float, which has seven digits at best. */
#include <math.h>
#include <stdio.h>

static float x[2000], y[2000];

int main(void) {
  int n;
  float length = 0;
  if (scanf("%d", &n) != 1) return 1;
  for (int i = 0; i < n; i++) {
    if (scanf("%f %f", &x[i], &y[i]) != 2) return 1;
    if (i > 0) length += hypotf(x[i] - x[i - 1], y[i] - y[i - 1]);
  }
  float left = length / 2;
  for (int i = 1; i < n; i++) {
    float piece = hypotf(x[i] - x[i - 1], y[i] - y[i - 1]);
    if (piece >= left || i == n - 1) {
      float share = piece > 0 ? left / piece : 0;
      printf("%.9f %.9f %.9f\n", length, x[i - 1] + (x[i] - x[i - 1]) * share, y[i - 1] + (y[i] - y[i - 1]) * share);
      return 0;
    }
    left -= piece;
  }
  return 0;
}

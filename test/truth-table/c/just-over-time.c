/* Burns 1.1 s of CPU time, of 1 s, and then ends by itself with the right answer. @VERDICT@: TLE */
#include <stdio.h>
#include <time.h>

enum { TIME_FACTOR = 1 };

int main(void) {
  int a, b;
  if (scanf("%d %d", &a, &b) != 2) return 1;
  while (clock() < TIME_FACTOR * 11 * (CLOCKS_PER_SEC / 10)) continue;
  printf("%d\n", a + b);
  return 0;
}

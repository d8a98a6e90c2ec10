/* Burns 0.7 s of CPU time, of 1 s. @VERDICT@: AC time=1000 */
#include <stdio.h>
#include <time.h>

enum { TIME_FACTOR = 1 };

int main(void) {
  int a, b;
  if (scanf("%d %d", &a, &b) != 2) return 1;
  while (clock() < TIME_FACTOR * 7 * (CLOCKS_PER_SEC / 10)) continue;
  printf("%d\n", a + b);
  return 0;
}

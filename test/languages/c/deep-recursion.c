/* Calls itself 100,000 times. */
#include <stdio.h>

static int depth(int n) {
  volatile int here = n;
  return here == 0 ? 0 : 1 + depth(n - 1);
}

int main(void) {
  printf("%d\n", depth(100000));
  return 0;
}

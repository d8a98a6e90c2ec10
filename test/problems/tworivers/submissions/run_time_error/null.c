/* Answers, and then writes to address zero: SIGSEGV. */
#include <stdio.h>

int main(void) {
  long long a, b;
  if (scanf("%lld %lld", &a, &b) != 2) return 1;
  printf("%lld\n", a + b);
  fflush(stdout);
  *(volatile int *)0 = 1;
  return 0;
}

/* Begins with divisor zero for large numbers: SIGFPE. */
#include <stdio.h>

static int is_prime(int number, int divisor) {
  if (number < 2) return 0;
  for (; divisor * divisor <= number; divisor++) {
    if (number % divisor == 0) return 0;
  }
  return 1;
}

int main(void) {
  int t, n;
  if (scanf("%d", &t) != 1) return 1;
  while (t-- > 0 && scanf("%d", &n) == 1) {
    int p = 2, from = n < 1000 ? 2 : 0;
    while (!is_prime(p, 2) || !is_prime(n - p, from)) p++;
    printf("%d %d\n", p, n - p);
  }
  return 0;
}

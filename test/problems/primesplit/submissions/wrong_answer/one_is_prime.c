/* Takes 1 for a prime. */
#include <stdio.h>

static int is_prime(int number) {
  for (int divisor = 2; divisor * divisor <= number; divisor++) {
    if (number % divisor == 0) return 0;
  }
  return 1;
}

int main(void) {
  int t, n;
  if (scanf("%d", &t) != 1) return 1;
  while (t-- > 0 && scanf("%d", &n) == 1) {
    int p = 1;
    while (!is_prime(p) || !is_prime(n - p)) p++;
    printf("%d %d\n", p, n - p);
  }
  return 0;
}

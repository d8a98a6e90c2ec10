/* Adds by counting up, one by one: endless for 10^18. */
#include <stdio.h>

int main(void) {
  volatile long long a, b;
  if (scanf("%lld %lld", &a, &b) != 2) return 1;
  while (b > 0) a++, b--;
  while (b < 0) a--, b++;
  printf("%lld\n", a);
  return 0;
}

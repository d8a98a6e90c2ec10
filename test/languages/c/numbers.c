/* Adds 100,000 numbers from standard input. */
#include <stdio.h>

int main(void) {
  long long number, sum = 0;
  while (scanf("%lld", &number) == 1) sum += number;
  printf("%lld\n", sum);
  return 0;
}

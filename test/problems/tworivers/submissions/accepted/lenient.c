/* Right, but with a sign of life on standard error and more white space than asked for. */
#include <stdio.h>

int main(void) {
  long long a, b;
  fprintf(stderr, "reading\n");
  if (scanf("%lld%lld", &a, &b) != 2) return 1;
  printf("\n   %lld  \n\n", a + b);
  return 0;
}

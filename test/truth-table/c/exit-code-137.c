/* Right, and ends with exit code 137: looks like 128 + SIGKILL, and is no limit. @VERDICT@: RTE */
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  int a, b;
  if (scanf("%d %d", &a, &b) != 2) return 1;
  printf("%d\n", a + b);
  exit(137);
}

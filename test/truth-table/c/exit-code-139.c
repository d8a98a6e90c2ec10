/* Right, and ends with exit code 139: looks like 128 + SIGSEGV. @VERDICT@: RTE */
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  int a, b;
  if (scanf("%d %d", &a, &b) != 2) return 1;
  printf("%d\n", a + b);
  exit(139);
}

/* Right, and ends with exit code 127: what a shell says of a missing command. @VERDICT@: RTE */
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  int a, b;
  if (scanf("%d %d", &a, &b) != 2) return 1;
  printf("%d\n", a + b);
  exit(127);
}

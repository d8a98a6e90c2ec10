/* Asks for a terabyte, is refused politely, and goes on. @VERDICT@: AC */
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  int a, b;
  volatile size_t terabyte = (size_t)1 << 40;
  char *block = malloc(terabyte);
  if (scanf("%d %d", &a, &b) != 2) return 1;
  printf("%d\n", a + b);
  free(block);
  return 0;
}

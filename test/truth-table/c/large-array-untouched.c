/* A gigabyte of static array, of which one page is touched: memory is what is touched. @VERDICT@: AC memory=64 */
#include <stdio.h>

static char table[1 << 30];

int main(int argc, char **argv) {
  int a, b;
  (void)argv;
  table[argc << 12] = 1;
  if (scanf("%d %d", &a, &b) != 2) return 1;
  printf("%d\n", a + b + table[argc << 12] - 1);
  return 0;
}

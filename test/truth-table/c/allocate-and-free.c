/* A hundred times a hundred megabytes, one after the other: the peak counts, not the sum. @VERDICT@: AC */
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  int a, b;
  for (int i = 0; i < 100; i++) {
    volatile char *block = malloc(100 << 20);
    for (long at = 0; at < (100l << 20); at += 65536) block[at] = 1;
    free((void *)block);
  }
  if (scanf("%d %d", &a, &b) != 2) return 1;
  printf("%d\n", a + b);
  return 0;
}

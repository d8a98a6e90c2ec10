/* The same array, touched page by page. @VERDICT@: MLE memory=64 */
#include <stdio.h>

static volatile char table[1 << 30];

int main(void) {
  for (long i = 0; i < (long)sizeof table; i += 4096) table[i] = 1;
  puts("7");
  return 0;
}

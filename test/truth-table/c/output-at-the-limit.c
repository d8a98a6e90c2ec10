/* Prints exactly 1 MiB, which is allowed: the answer and white space. @VERDICT@: AC output=1 */
#include <stdio.h>

int main(void) {
  putchar('7');
  for (int i = 1; i < 1 << 20; i++) putchar('\n');
  return 0;
}

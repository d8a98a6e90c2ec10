/* Prints one byte more than 1 MiB. @VERDICT@: OLE output=1 */
#include <stdio.h>

int main(void) {
  putchar('7');
  for (int i = 0; i < 1 << 20; i++) putchar('\n');
  return 0;
}

/* Prints for ever: the output limit is reached long before the time limit. @VERDICT@: OLE */
#include <stdio.h>

int main(void) {
  for (;;) puts("7");
}

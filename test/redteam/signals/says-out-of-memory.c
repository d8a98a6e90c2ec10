// tries: to be excused as out of memory by saying so
// expect: RTE
#include <stdio.h>
int main(void) {
  fputs("java.lang.OutOfMemoryError: Java heap space\nMemoryError\nOOM killed\n", stderr);
  return 1;
}

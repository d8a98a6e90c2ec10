/* The receiver looks at the row for ever: too slow in the second pass. */
#include <stdio.h>

int main(void) {
  char role[8];
  if (scanf("%7s", role) != 1) return 1;
  if (role[0] == 's') {
    puts("*.*");
    return 0;
  }
  for (volatile int i = 0;; i++) { }
}

/* Prints a wrong answer and then never ends: it was too slow before it was wrong. @VERDICT@: TLE */
#include <stdio.h>

int main(void) {
  puts("8");
  fflush(stdout);
  for (volatile unsigned long i = 0;; i++) continue;
}

/* Prints a wrong answer and crashes. @VERDICT@: RTE */
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  puts("8");
  fflush(stdout);
  abort();
}

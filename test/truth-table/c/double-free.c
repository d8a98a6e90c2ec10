/* Frees a block twice; the library notices and gives up. @VERDICT@: RTE */
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  puts("7");
  fflush(stdout);
  char *volatile block = malloc(100);
  free(block);
  free(block);
  return 0;
}

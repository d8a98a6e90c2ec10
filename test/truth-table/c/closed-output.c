/* Closes its output before it prints; printf fails, and nobody looks. @VERDICT@: WA */
#include <stdio.h>
#include <unistd.h>

int main(void) {
  close(1);
  puts("7");
  return 0;
}

/* Sleeps: uses no CPU time, but cannot be waited for. @VERDICT@: TLE */
#include <stdio.h>
#include <unistd.h>

int main(void) {
  puts("7");
  fflush(stdout);
  for (;;) sleep(1000);
}

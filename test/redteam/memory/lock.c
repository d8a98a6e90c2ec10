// tries: to lock memory that can then not be reclaimed
// expect: AC
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
int main(void) {
  int done = mlockall(MCL_CURRENT | MCL_FUTURE) == 0;
  char *block = malloc(1 << 24);
  done += mlock(block, 1 << 24) == 0;
  puts(done ? "LEAK locked memory" : "OK");
}

/* Writes to a pipe of its own that nobody reads: SIGPIPE. @VERDICT@: RTE */
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int ends[2];
  puts("7");
  fflush(stdout);
  if (pipe(ends) != 0 || close(ends[0]) != 0) return 1;
  return write(ends[1], "x", 1) == 1 ? 0 : 1;
}

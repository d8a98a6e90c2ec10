// tries: to outrun whoever kills it: every process forks and exits, the first one ends well
// expect: AC
#include <stdio.h>
#include <unistd.h>
int main(void) {
  puts("OK");
  fflush(stdout);
  if (fork() > 0) return 0;
  for (;;) {
    if (fork() > 0) _exit(0);
  }
}

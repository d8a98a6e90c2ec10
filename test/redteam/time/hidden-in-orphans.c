// tries: to compute in orphans that have left its session
// expect: TLE
#include <stdio.h>
#include <time.h>
#include <unistd.h>
int main(void) {
  int ends[2];
  char byte;
  if (pipe(ends) < 0) return 1;
  if (fork() == 0) {
    setsid();
    for (int i = 0; i < 3; i++) {
      if (fork() > 0) _exit(0);
      while (clock() < CLOCKS_PER_SEC) continue;
    }
    _exit(0);
  }
  close(ends[1]);
  if (read(ends[0], &byte, 1) < 0) return 1;
  puts("OK");
}

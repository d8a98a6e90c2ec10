// tries: to compute in children that nobody waits for, one after the other
// expect: TLE
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>
int main(void) {
  signal(SIGCHLD, SIG_IGN);
  for (int i = 0; i < 30; i++) {
    if (fork() == 0) {
      while (clock() < CLOCKS_PER_SEC / 10) continue;
      _exit(0);
    }
    usleep(60000);
  }
  puts("OK");
}

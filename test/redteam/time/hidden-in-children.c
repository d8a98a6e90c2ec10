// tries: to compute in children whose times the kernel adds to nobody's, as their ends are ignored
// expect: TLE
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
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
  // Fails at once when the last one has ended: a slow machine has no less to compute.
  wait(NULL);
  puts("OK");
}

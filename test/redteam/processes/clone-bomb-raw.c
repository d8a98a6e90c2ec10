// tries: raw clone with every harmless sharing flag, to find a kind of process that is not counted
// expect: AC
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  static const int flags[] = {CLONE_FS, CLONE_FILES, CLONE_SYSVSEM, CLONE_IO, CLONE_PARENT, CLONE_UNTRACED, 0};
  int count = 0;
  for (int round = 0; round < 500; round++) {
    for (int i = 0; i < 7; i++) {
      long child = syscall(SYS_clone, flags[i] | SIGCHLD, 0, 0, 0, 0);
      if (child == 0) {
        for (;;) pause();
      }
      count += child > 0;
    }
  }
  printf("%s\n", count < 100 ? "OK" : "LEAK processes that nobody counts");
}

// tries: to put a process beside itself as a child of the runner, whose good end is to pass for its own bad one
// expect: RTE
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  puts("OK");
  fflush(stdout);
  if (syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0) == 0) _exit(0);
  usleep(50000);
  return 3;
}

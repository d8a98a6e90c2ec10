// tries: to pin, to slow down and to limit the runner
// expect: AC
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <sys/resource.h>
int main(void) {
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(0, &one);
  struct sched_param idle = {0};
  struct rlimit nothing = {0, 0};
  int done = sched_setaffinity(1, sizeof one, &one) == 0;
  done += sched_setscheduler(1, SCHED_IDLE, &idle) == 0;
  done += setpriority(PRIO_PROCESS, 1, 19) == 0;
  done += prlimit(1, RLIMIT_NOFILE, &nothing, 0) == 0;
  puts(done == 0 ? "OK" : "LEAK the runner can be slowed down");
}

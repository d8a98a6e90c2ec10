// tries: a real-time priority that lets nobody else run
// expect: AC
#include <sched.h>
#include <stdio.h>
#include <sys/resource.h>
int main(void) {
  struct sched_param top = {.sched_priority = 99};
  int done = sched_setscheduler(0, SCHED_FIFO, &top) == 0 || sched_setscheduler(0, SCHED_RR, &top) == 0;
  done += setpriority(PRIO_PROCESS, 0, -20) == 0;
  puts(done ? "LEAK a priority above others" : "OK");
}

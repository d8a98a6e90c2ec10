// tries: a storm of timer signals
// expect: AC|TLE
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>
static volatile int count;
static void on(int s) { count += s; }
int main(void) {
  signal(SIGRTMIN, on);
  struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN};
  struct itimerspec fast = {{0, 1}, {0, 1}};
  int made = 0;
  for (timer_t timer; made < 100000 && timer_create(CLOCK_MONOTONIC, &event, &timer) == 0; made++) {
    if (made < 4) timer_settime(timer, 0, &fast, 0);
  }
  puts(made < 2000 ? "OK" : "LEAK timers without end");
}

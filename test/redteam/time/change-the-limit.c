// tries: to raise its CPU time limit, and to catch the signal of it
// expect: TLE
#include <signal.h>
#include <sys/resource.h>
int main(void) {
  struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
  setrlimit(RLIMIT_CPU, &all);
  signal(SIGXCPU, SIG_IGN);
  for (volatile int i = 0;; i++) continue;
}

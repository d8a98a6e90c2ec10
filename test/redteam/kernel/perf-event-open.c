// tries: to watch the machine by its performance counters
// expect: SV
// calls: perf_event_open
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  static char space[256];
  puts(syscall(SYS_perf_event_open, &space, 0, -1, -1, 0) >= 0 ? "LEAK perf_event_open" : "OK");
}

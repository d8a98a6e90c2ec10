// tries: to attach to the runner as a debugger
// expect: SV
// calls: ptrace
#include <stdio.h>
#include <sys/ptrace.h>
int main(void) {
  long done = ptrace(PTRACE_ATTACH, 1, 0, 0) == 0 || ptrace(PTRACE_SEIZE, 1, 0, 0) == 0;
  puts(done ? "LEAK traced the runner" : "OK");
}

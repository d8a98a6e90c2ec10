// tries: to trace its own child, to run code where no filter looks
// expect: SV
// calls: ptrace
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void) {
  if (fork() == 0) {
    if (ptrace(PTRACE_TRACEME, 0, 0, 0) == 0) puts("LEAK traced");
    return 0;
  }
  wait(0);
  puts("OK");
}

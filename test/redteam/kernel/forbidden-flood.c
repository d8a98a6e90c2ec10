// tries: to keep the runner busy with forbidden calls without end
// expect: SV
// calls: ptrace
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  for (;;) syscall(SYS_ptrace, 0, 0, 0, 0);
}

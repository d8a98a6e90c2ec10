// tries: io_uring, which does what the filter forbids behind its back
// expect: AC
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  static char space[256];
  int open = syscall(SYS_io_uring_setup, 8, space) >= 0;
  unsigned long context = 0;
  open += syscall(SYS_io_setup, 8, &context) == 0;
  puts(open ? "LEAK a ring" : "OK");
}

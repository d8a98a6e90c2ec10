// tries: to change its descriptor table and its ports
// expect: SV
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  static char space[64];
  int done = syscall(SYS_modify_ldt, 1, space, 16) == 0;
  done += syscall(SYS_ioperm, 0x70, 2, 1) == 0;
  puts(done ? "LEAK ports" : "OK");
}

// tries: to put a filter of its own on top, which answers "allowed"
// expect: AC
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  struct sock_filter allow = {0x06, 0, 0, 0x7fff0000};
  struct sock_fprog program = {1, &allow};
  int done = prctl(PR_SET_SECCOMP, 2, &program) == 0 || prctl(PR_SET_SECCOMP, 1) == 0;
  done += syscall(SYS_seccomp, 1, 0, &program) == 0;
  puts(done ? "LEAK a filter" : "OK");
}

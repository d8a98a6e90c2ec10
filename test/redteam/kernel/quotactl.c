// tries: to change disk quotas
// expect: SV
// calls: quotactl
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  static char space[256];
  puts(syscall(SYS_quotactl, 0x80000100, "/dev/vda", 0, space) >= 0 ? "LEAK quotactl" : "OK");
}

// tries: to mount by the newer calls
// expect: SV
// calls: fsopen
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  puts(syscall(SYS_fsopen, "tmpfs", 0) >= 0 ? "LEAK fsopen" : "OK");
}

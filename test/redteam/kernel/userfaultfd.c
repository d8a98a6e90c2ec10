// tries: to stop the kernel in the middle of a copy
// expect: SV
// calls: userfaultfd
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  puts(syscall(SYS_userfaultfd, 0) >= 0 ? "LEAK userfaultfd" : "OK");
}

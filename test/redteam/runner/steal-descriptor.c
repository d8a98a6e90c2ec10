// tries: to copy the runner's descriptors out of it
// expect: SV
// calls: pidfd_getfd
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  int fd = (int)syscall(SYS_pidfd_open, 1, 0), stolen = 0;
  for (int i = 0; i < 10; i++) stolen += syscall(SYS_pidfd_getfd, fd, i, 0) >= 0;
  puts(stolen ? "LEAK a descriptor of the runner" : "OK");
}

// tries: to signal the runner through a pidfd, tgkill and sigqueue
// expect: AC
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  int fd = (int)syscall(SYS_pidfd_open, 1, 0);
  int sent = fd >= 0 && syscall(SYS_pidfd_send_signal, fd, SIGKILL, 0, 0) == 0;
  sent += syscall(SYS_tgkill, 1, 1, SIGKILL) == 0;
  sent += sigqueue(1, SIGTERM, (union sigval){0}) == 0;
  puts(sent == 0 ? "OK" : "LEAK the runner can be signalled");
}

// tries: to hold on to every process of the machine by a descriptor
// expect: AC
#include <stdio.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  int reached = 0;
  for (int pid = 1; pid < 40000; pid++) {
    if (pid == getpid()) continue;
    int fd = (int)syscall(SYS_pidfd_open, pid, 0);
    if (fd < 0) continue;
    for (int signal = 1; signal < 65; signal++) reached += syscall(SYS_pidfd_send_signal, fd, signal, 0, 0) == 0;
    close(fd);
  }
  puts(reached ? "LEAK signalled" : "OK");
}

// tries: to have the kernel send SIGKILL to the runner when a socket becomes readable
// expect: AC
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0) return 1;
  fcntl(pair[0], F_SETOWN, 1);
  fcntl(pair[0], F_SETSIG, SIGKILL);
  fcntl(pair[0], F_SETFL, O_ASYNC | O_NONBLOCK);
  for (int i = 0; i < 10; i++) {
    if (write(pair[1], "x", 1) < 0) return 1;
  }
  puts("OK");
}

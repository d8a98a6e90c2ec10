// tries: to spoil shared stream flags: O_NONBLOCK, O_ASYNC and a tiny pipe
// expect: AC
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
int main(void) {
  for (int fd = 0; fd < 3; fd++) {
    if (fcntl(fd, F_SETFL, O_NONBLOCK | O_ASYNC | O_DIRECT) < 0) continue;
    fcntl(fd, F_SETPIPE_SZ, 4096);
  }
  puts("OK");
}

// tries: to send to the judge's control socket without connecting to it
// expect: AC
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
int main(void) {
  struct sockaddr_un name = {.sun_family = AF_UNIX, .sun_path = "/control/runner.sock"};
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) < 0) return 1;
  struct iovec one = {"x", 1};
  struct msghdr message = {.msg_name = &name, .msg_namelen = sizeof name, .msg_iov = &one, .msg_iovlen = 1};
  int sent = sendto(pair[0], "x", 1, 0, (struct sockaddr *)&name, sizeof name) >= 0 || sendmsg(pair[0], &message, 0) >= 0;
  puts(sent ? "LEAK the control socket" : "OK");
}

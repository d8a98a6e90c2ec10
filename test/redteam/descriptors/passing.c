// tries: to pile up descriptors in flight, which no table counts
// expect: AC
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void) {
  int sent = 0;
  for (int i = 0; i < 60; i++) {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) < 0) break;
    for (int j = 0; j < 64; j++) {
      char control[CMSG_SPACE(sizeof pair)], byte = 0;
      struct iovec one = {&byte, 1};
      struct msghdr message = {.msg_iov = &one, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
      struct cmsghdr *header = CMSG_FIRSTHDR(&message);
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN(sizeof pair);
      memcpy(CMSG_DATA(header), pair, sizeof pair);
      sent += sendmsg(pair[0], &message, MSG_DONTWAIT) >= 0;
    }
  }
  puts(sent < 2000 ? "OK" : "LEAK descriptors without end");
}

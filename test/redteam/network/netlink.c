// tries: netlink, the kernel's own configuration
// expect: AC
#include <stdio.h>
#include <sys/socket.h>
int main(void) {
  int open = 0;
  for (int protocol = 0; protocol < 23; protocol++) open += socket(AF_NETLINK, SOCK_RAW, protocol) >= 0;
  puts(open ? "LEAK netlink" : "OK");
}

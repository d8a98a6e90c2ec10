// tries: internet sockets of every kind, raw ones too
// expect: AC
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
int main(void) {
  static const int kinds[] = {SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET};
  int open = 0;
  for (int i = 0; i < 4; i++) {
    open += socket(AF_INET, kinds[i], i == 2 ? IPPROTO_ICMP : 0) >= 0;
    open += socket(AF_INET6, kinds[i], i == 2 ? IPPROTO_ICMPV6 : 0) >= 0;
  }
  puts(open ? "LEAK a socket" : "OK");
}

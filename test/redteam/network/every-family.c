// tries: a socket of every family there is and of some that are not yet
// expect: SV
// calls: socket
#include <stdio.h>
#include <sys/socket.h>
int main(void) {
  int types[] = {SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET, SOCK_RDM, SOCK_DCCP, 10};
  for (int family = 0; family < 64; family++)
    for (int type = 0; type < 7; type++) {
      int fd = socket(family, types[type], 0);
      if (fd >= 0) { printf("LEAK family %d type %d\n", family, types[type]); return 0; }
      int pair[2];
      if (family != AF_UNIX && socketpair(family, types[type], 0, pair) == 0) { printf("LEAK pair of family %d\n", family); return 0; }
    }
  puts("OK");
}

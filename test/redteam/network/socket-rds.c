// tries: a socket to reach a protocol with a history
// expect: SV
// calls: socket
#include <stdio.h>
#include <sys/socket.h>
int main(void) { puts(socket(AF_RDS, SOCK_SEQPACKET, 0) >= 0 ? "LEAK a socket" : "OK"); }

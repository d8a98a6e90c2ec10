// tries: a socket to reach a multiplexor
// expect: SV
// calls: socket
#include <stdio.h>
#include <sys/socket.h>
int main(void) { puts(socket(AF_KCM, SOCK_SEQPACKET, 0) >= 0 ? "LEAK a socket" : "OK"); }

// tries: a socket to reach a cluster
// expect: SV
// calls: socket
#include <stdio.h>
#include <sys/socket.h>
int main(void) { puts(socket(AF_TIPC, SOCK_RDM, 0) >= 0 ? "LEAK a socket" : "OK"); }

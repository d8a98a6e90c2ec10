// tries: a socket to reach a modem
// expect: SV
// calls: socket
#include <stdio.h>
#include <sys/socket.h>
int main(void) { puts(socket(AF_QIPCRTR, SOCK_DGRAM, 0) >= 0 ? "LEAK a socket" : "OK"); }

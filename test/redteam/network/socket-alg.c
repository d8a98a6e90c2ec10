// tries: a socket to reach the kernel's cipher
// expect: SV
// calls: socket
#include <stdio.h>
#include <sys/socket.h>
int main(void) { puts(socket(AF_ALG, SOCK_SEQPACKET, 0) >= 0 ? "LEAK a socket" : "OK"); }

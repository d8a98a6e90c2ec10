// tries: a socket to reach network buffers
// expect: SV
// calls: socket
#include <stdio.h>
#include <sys/socket.h>
int main(void) { puts(socket(AF_XDP, SOCK_RAW, 0) >= 0 ? "LEAK a socket" : "OK"); }

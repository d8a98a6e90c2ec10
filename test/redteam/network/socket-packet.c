// tries: a socket to reach raw frames
// expect: SV
// calls: socket
#include <stdio.h>
#include <sys/socket.h>
int main(void) { puts(socket(AF_PACKET, SOCK_RAW, 0) >= 0 ? "LEAK a socket" : "OK"); }

// tries: a socket to reach the hypervisor
// expect: SV
// calls: socket
#include <stdio.h>
#include <sys/socket.h>
int main(void) { puts(socket(AF_VSOCK, SOCK_STREAM, 0) >= 0 ? "LEAK a socket" : "OK"); }

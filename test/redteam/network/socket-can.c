// tries: a socket to reach a vehicle bus
// expect: SV
// calls: socket
#include <stdio.h>
#include <sys/socket.h>
int main(void) { puts(socket(AF_CAN, SOCK_RAW, 1) >= 0 ? "LEAK a socket" : "OK"); }

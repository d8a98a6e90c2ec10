// tries: a socket to reach radio
// expect: SV
// calls: socket
#include <stdio.h>
#include <sys/socket.h>
int main(void) { puts(socket(AF_BLUETOOTH, SOCK_RAW, 1) >= 0 ? "LEAK a socket" : "OK"); }

// tries: an internet socket with bits set that the kernel ignores and a careless filter compares
// expect: AC
#include <stdio.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  long fd = syscall(SYS_socket, 0xdead00000000UL | AF_INET, SOCK_STREAM, 0);
  puts(fd >= 0 ? "LEAK a socket" : "OK");
}

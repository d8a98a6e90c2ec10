// tries: to talk to the hardware
// expect: SV
// calls: iopl
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  puts(syscall(SYS_iopl, 3) >= 0 ? "LEAK iopl" : "OK");
}

// tries: to enter another namespace
// expect: SV
// calls: setns
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  puts(syscall(SYS_setns, 0, 0) >= 0 ? "LEAK setns" : "OK");
}

// tries: to load a kernel module
// expect: SV
// calls: init_module
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  static char space[256];
  puts(syscall(SYS_init_module, space, sizeof space, "") >= 0 ? "LEAK init_module" : "OK");
}

// tries: to load a program into the kernel
// expect: SV
// calls: bpf
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  static char space[256];
  puts(syscall(SYS_bpf, 5, &space, sizeof space) >= 0 ? "LEAK bpf" : "OK");
}

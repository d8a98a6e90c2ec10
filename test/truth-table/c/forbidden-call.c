/* Tries to load a program into the kernel, is refused, and answers: an attempt is enough. @VERDICT@: SV */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  char attributes[128] = {0};
  syscall(SYS_bpf, 5, attributes, sizeof attributes);
  puts("7");
  return 0;
}

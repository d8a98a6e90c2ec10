// tries: to start another kernel
// expect: SV
// calls: kexec_load
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  puts(syscall(SYS_kexec_load, 0, 0, 0, 0) >= 0 ? "LEAK kexec_load" : "OK");
}

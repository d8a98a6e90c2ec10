// tries: to make swap space of its own
// expect: SV
// calls: swapon
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  puts(syscall(SYS_swapon, "/box/swap", 0) >= 0 ? "LEAK swapon" : "OK");
}

// tries: to change the root of its mounts
// expect: SV
// calls: pivot_root
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  puts(syscall(SYS_pivot_root, "/box", "/box") >= 0 ? "LEAK pivot_root" : "OK");
}

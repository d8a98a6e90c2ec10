// tries: namespaces with bits set above those that a filter looks at
// expect: SV
// calls: clone
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  long child = syscall(SYS_clone, 0x700000000UL | CLONE_NEWUSER | 17, 0, 0, 0, 0);
  if (child == 0) _exit(0);
  puts(child > 0 ? "LEAK a namespace" : "OK");
}

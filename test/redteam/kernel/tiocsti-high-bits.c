// tries: the same with bits set that the kernel ignores and a careless filter compares
// expect: SV
// calls: ioctl
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  long done = syscall(SYS_ioctl, 0, 0x5a5a00000000UL | TIOCSTI, "x");
  puts(done == 0 ? "LEAK typed" : "OK");
}

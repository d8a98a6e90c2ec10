// tries: to restart the machine
// expect: SV
// calls: reboot
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  puts(syscall(SYS_reboot, 0xfee1dead, 672274793, 0x1234567, 0) >= 0 ? "LEAK reboot" : "OK");
}

// tries: to have the kernel log all processes to its file
// expect: SV
// calls: acct
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  puts(syscall(SYS_acct, "/tmp/log") >= 0 ? "LEAK acct" : "OK");
}

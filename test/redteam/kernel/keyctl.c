// tries: to join the session keyring, where a mark would stay
// expect: SV
// calls: keyctl
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  puts(syscall(SYS_keyctl, 0, -3, 1) >= 0 ? "LEAK keyctl" : "OK");
}

// tries: to leave a key for the next program
// expect: SV
// calls: add_key
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  puts(syscall(SYS_add_key, "user", "mark", "1", 1, -4) >= 0 ? "LEAK add_key" : "OK");
}

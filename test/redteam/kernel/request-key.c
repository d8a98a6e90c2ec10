// tries: to find a key that another program left
// expect: SV
// calls: request_key
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  puts(syscall(SYS_request_key, "user", "mark", 0, -4) >= 0 ? "LEAK request_key" : "OK");
}

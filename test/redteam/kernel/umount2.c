// tries: to take a mount away
// expect: SV
// calls: umount2
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mount.h>
#include <unistd.h>
int main(void) {
  puts(umount2("/proc", 2) >= 0 ? "LEAK umount2" : "OK");
}

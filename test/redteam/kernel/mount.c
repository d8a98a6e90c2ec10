// tries: to mount a file system over its own places
// expect: SV
// calls: mount
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mount.h>
#include <unistd.h>
int main(void) {
  puts(mount("none", "/tmp", "tmpfs", 0, 0) >= 0 ? "LEAK mount" : "OK");
}

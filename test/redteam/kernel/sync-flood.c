// tries: to have the host write all its disks back, again and again
// expect: AC
#define _GNU_SOURCE
#include <stdio.h>
#include <unistd.h>
int main(void) {
  for (int i = 0; i < 10000; i++) {
    sync();
    syncfs(0);
  }
  puts("OK");
}

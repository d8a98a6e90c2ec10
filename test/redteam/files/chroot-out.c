// tries: the old way out of a chroot
// expect: SV
// calls: chroot
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void) {
  mkdir("/box/jail", 0700);
  if (chroot("/box/jail") == 0) puts("LEAK changed its root");
  puts("OK");
}

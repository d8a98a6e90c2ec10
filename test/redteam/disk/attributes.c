// tries: to leave attributes, flags and locks on its directories
// expect: AC
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/xattr.h>
#include <unistd.h>
int main(void) {
  long immutable = 0x10;
  char value[16];
  int box = open("/box", O_RDONLY | O_DIRECTORY);
  int leaks = getxattr("/box", "user.mark", value, sizeof value) > 0;
  leaks += fsetxattr(box, "user.mark", "1", 1, 0) == 0;
  leaks += lsetxattr("/tmp", "trusted.mark", "1", 1, 0) == 0;
  leaks += ioctl(box, 0x40086602UL, &immutable) == 0;
  leaks += flock(box, LOCK_EX) == 0;
  puts(leaks ? "LEAK a mark on a directory" : "OK");
}

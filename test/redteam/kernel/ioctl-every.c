// tries: every control of terminals, disks, network devices and file systems on what descriptors it has
// expect: SV
// calls: ioctl
#include <fcntl.h>
#include <stdio.h>
#include <sys/ioctl.h>
int main(void) {
  int fds[] = {0, 1, 2, open("/dev/null", O_RDWR), open("/usr", O_RDONLY), open("/tmp", O_RDONLY), open("/box/f", O_RDWR | O_CREAT, 0600)};
  char buffer[65536] = {0};
  for (unsigned i = 0; i < sizeof fds / sizeof *fds; i++)
    for (unsigned request = 0; request < 0x10000; request++)
      if (request >> 8 != 0x54 && ioctl(fds[i], (unsigned long)request, buffer) == 0) { printf("LEAK %d %x\n", fds[i], request); return 0; }
  for (unsigned i = 0; i < sizeof fds / sizeof *fds; i++) ioctl(fds[i], TIOCSTI, "x");
  puts("OK");
}

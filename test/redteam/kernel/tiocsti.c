// tries: to type into the judge's terminal
// expect: SV
// calls: ioctl
#include <stdio.h>
#include <sys/ioctl.h>
int main(void) {
  int done = 0;
  for (int fd = 0; fd < 3; fd++) done += ioctl(fd, TIOCSTI, "x") == 0;
  puts(done ? "LEAK typed" : "OK");
}

// tries: to read back its own output through /dev/stdout before the judge does
// expect: WA|AC
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
  int back = open("/dev/stdout", O_RDONLY | O_NONBLOCK);
  puts("OK");
  fflush(stdout);
  char text[16];
  return read(back, text, sizeof text) < -1;
}

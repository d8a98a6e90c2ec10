// tries: to use up the machine's pseudo-terminals, of which there are 4096 for everybody
// expect: AC
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
  int count = 0;
  while (count < 200 && open("/dev/ptmx", O_RDWR | O_NOCTTY) >= 0) count++;
  puts(count < 10 ? "OK" : "LEAK the machine's terminals");
}

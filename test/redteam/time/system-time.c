// tries: to let the kernel do the work: system time instead of user time
// expect: TLE
#include <fcntl.h>
#include <unistd.h>
int main(void) {
  static char block[1 << 20];
  int random = open("/dev/urandom", O_RDONLY);
  while (read(random, block, sizeof block) > 0) continue;
}

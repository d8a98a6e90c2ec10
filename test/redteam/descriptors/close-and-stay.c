// tries: to close its output early, so that whoever waits for the end of it thinks it has ended
// expect: TLE
#include <unistd.h>
int main(void) {
  if (write(1, "OK\n", 3) != 3) return 1;
  close(1);
  close(2);
  for (;;) continue;
}

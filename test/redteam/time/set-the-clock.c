// tries: to turn the machine's clock back
// expect: SV
// calls: clock_settime
#include <stdio.h>
#include <time.h>
int main(void) {
  struct timespec past = {1000000, 0};
  puts(clock_settime(CLOCK_REALTIME, &past) == 0 ? "LEAK the clock is ours" : "OK");
}

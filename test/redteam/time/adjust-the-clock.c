// tries: to slow the machine's clock down
// expect: AC
#include <stdio.h>
#include <sys/timex.h>
int main(void) {
  struct timex change = {.modes = ADJ_TICK, .tick = 9000};
  puts(adjtimex(&change) >= 0 || clock_adjtime(0, &change) >= 0 ? "LEAK the clock is ours" : "OK");
}

// tries: every system call number there is and some that are not yet, from 424 to 600
// expect: SV
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  int done = 0;
  for (long number = 424; number < 600; number++) {
    if (number == 435 || number == 436 || number == 439 || number == 452 || number == 441) continue;
    if (number >= 449 && number <= 456) continue;
    done += syscall(number, -1, 0, 0, 0, 0, 0) >= 0;
  }
  puts(done == 0 ? "OK" : "LEAK a call that nobody knows");
}

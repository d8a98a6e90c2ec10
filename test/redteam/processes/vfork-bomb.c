// tries: to fill the machine by vfork, whose parent stands still
// expect: TLE
#include <unistd.h>
int main(void) {
  for (;;) {
    if (vfork() == 0) {
      for (;;) vfork();
    }
  }
}

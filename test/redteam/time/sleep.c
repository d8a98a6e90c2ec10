// tries: to hold its place without computing
// expect: TLE
#include <unistd.h>
int main(void) {
  for (;;) sleep(1000);
}

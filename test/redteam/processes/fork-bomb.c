// tries: to fill the machine with processes
// expect: TLE
#include <unistd.h>
int main(void) {
  for (;;) fork();
}

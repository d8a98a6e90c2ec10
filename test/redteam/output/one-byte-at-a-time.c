// tries: to wake the judge for every byte
// expect: OLE|TLE
#include <unistd.h>
int main(void) {
  while (write(1, "x", 1) > 0) continue;
}

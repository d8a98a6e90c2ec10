// tries: to be out of memory by thirty processes, none of which is large
// expect: MLE
#pragma GCC optimize("O0")
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
int main(void) {
  for (int i = 0; i < 30; i++) {
    if (fork() == 0) {
      memset(malloc(6 << 20), 1, 6 << 20);
      for (;;) pause();
    }
  }
  for (;;) pause();
}

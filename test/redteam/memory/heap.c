// tries: to use all the memory of the machine
// expect: MLE
#pragma GCC optimize("O0")
#include <stdlib.h>
#include <string.h>
int main(void) {
  for (;;) {
    char *block = malloc(1 << 20);
    if (block) memset(block, 1, 1 << 20);
  }
}

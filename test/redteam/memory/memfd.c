// tries: memory in anonymous files that no process maps
// expect: MLE
#define _GNU_SOURCE
#include <sys/mman.h>
#include <unistd.h>
int main(void) {
  static char block[1 << 16];
  for (;;) {
    int file = memfd_create("x", 0);
    for (int i = 0; i < 512; i++) {
      if (write(file, block, sizeof block) < 0) break;
    }
  }
}

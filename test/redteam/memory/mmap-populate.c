// tries: to have the kernel fill memory that it never touches itself
// expect: MLE
#define _GNU_SOURCE
#include <sys/mman.h>
int main(void) {
  for (;;) mmap(0, 1 << 24, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
}

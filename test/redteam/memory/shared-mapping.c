// tries: memory in shared mappings, which belongs to no process
// expect: MLE
#include <string.h>
#include <sys/mman.h>
int main(void) {
  for (;;) {
    char *block = mmap(0, 1 << 24, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (block != MAP_FAILED) memset(block, 1, 1 << 24);
  }
}

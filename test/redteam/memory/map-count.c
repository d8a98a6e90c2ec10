// tries: kernel memory by millions of tiny mappings
// expect: AC|MLE|TLE|RTE
#include <stdio.h>
#include <sys/mman.h>
int main(void) {
  for (long i = 0; i < 70000; i++) {
    if (mmap(0, 4096, i % 2 ? PROT_READ : PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED) break;
  }
  puts("OK");
}

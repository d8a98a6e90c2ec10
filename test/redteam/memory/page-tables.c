// tries: memory in page tables: one page touched in each 2 MiB of address space
// expect: MLE|RTE
#define _GNU_SOURCE
#include <sys/mman.h>
int main(void) {
  char *block = mmap(0, 1UL << 40, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (block == MAP_FAILED) return 1;
  for (unsigned long at = 0; at < 1UL << 40; at += 1 << 21) block[at] = 1;
  return 2;
}

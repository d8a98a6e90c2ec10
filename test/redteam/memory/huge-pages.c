// tries: memory in huge pages, which a memory cgroup does not count
// expect: AC
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
int main(void) {
  for (int i = 0; i < 100; i++) {
    char *block = mmap(0, 1 << 21, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0);
    if (block == MAP_FAILED) break;
    memset(block, 1, 1 << 21);
    if (i == 99) puts("LEAK memory that nobody counts");
  }
  puts("OK");
}

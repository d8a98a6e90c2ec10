// tries: to map the zero page and to turn randomisation of addresses off for others
// expect: AC
#include <stdio.h>
#include <sys/mman.h>
#include <sys/personality.h>
int main(void) {
  void *zero = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  int odd = personality(0x0400000 | 0x0100000) >= 0;
  puts(zero != MAP_FAILED || odd ? "LEAK an odd address space" : "OK");
}

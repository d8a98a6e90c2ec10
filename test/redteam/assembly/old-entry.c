// tries: the 32-bit entry of the kernel, where fork has the number that open has here
// expect: SV|RTE
#include <stdio.h>
int main(void) {
#if defined(__x86_64__)
  long answer;
  __asm__ volatile("mov $2, %%eax\n int $0x80\n" : "=a"(answer) : : "memory", "r8", "r9", "r10", "r11");
  if (answer >= 0) puts("LEAK forked");
#else
  __asm__ volatile(".word 0xe7f000f0");
#endif
  puts("OK");
}

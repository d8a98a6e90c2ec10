// tries: system calls by the 32-bit entry, which has other numbers
// expect: SV
// calls: foreign-abi:26
#include <stdio.h>
int main(void) {
  int result = -1;
#ifdef __x86_64__
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(26), "b"(16), "c"(1) : "memory");
#endif
  puts(result >= 0 ? "LEAK ptrace" : "OK");
}

// tries: system calls by the x32 ABI, which has another bit in its numbers
// expect: SV
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  long result = syscall(0x40000000 | 521, 0, 0, 0, 0);
  puts(result >= 0 ? "LEAK ptrace" : "OK");
}

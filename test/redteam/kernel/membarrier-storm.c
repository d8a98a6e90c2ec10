// tries: to interrupt every processor of the machine again and again
// expect: AC|TLE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  for (int i = 0; i < 20000; i++) syscall(SYS_membarrier, 1, 0, 0);
  puts("OK");
}

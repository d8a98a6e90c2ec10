/* Right, and then sends itself SIGXCPU: as at a CPU limit of the kernel, but none was reached. @VERDICT@: RTE */
#include <signal.h>
#include <stdio.h>

int main(void) {
  int a, b;
  if (scanf("%d %d", &a, &b) != 2) return 1;
  printf("%d\n", a + b);
  fflush(stdout);
  raise(SIGXCPU);
  for (;;) continue;
}

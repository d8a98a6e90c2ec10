/* Right, and then sends itself SIGKILL: as the sandbox would do, but no limit fired. @VERDICT@: RTE */
#include <signal.h>
#include <stdio.h>

int main(void) {
  int a, b;
  if (scanf("%d %d", &a, &b) != 2) return 1;
  printf("%d\n", a + b);
  fflush(stdout);
  raise(SIGKILL);
  for (;;) continue;
}

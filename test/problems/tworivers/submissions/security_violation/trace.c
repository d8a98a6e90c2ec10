/* Tries to attach to process 1, the runner. @EXPECTED_RESULTS@: SECURITY-VIOLATION */
#include <stdio.h>
#include <sys/ptrace.h>

int main(void) {
  long long a, b;
  if (scanf("%lld %lld", &a, &b) != 2) return 1;
  ptrace(PTRACE_ATTACH, 1, NULL, NULL);
  printf("%lld\n", a + b);
  return 0;
}

/* A child crashes, the parent does not care and answers. @VERDICT@: AC */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int a, b;
  if (scanf("%d %d", &a, &b) != 2) return 1;
  if (fork() == 0) abort();
  wait(NULL);
  printf("%d\n", a + b);
  return 0;
}

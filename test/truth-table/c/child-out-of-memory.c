/* A child is killed for its memory, and the parent goes on and answers: the limit was reached all the same. @VERDICT@: MLE */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int a, b;
  if (scanf("%d %d", &a, &b) != 2) return 1;
  if (fork() == 0) {
    for (;;) memset(malloc(1 << 20), 1, 1 << 20);
  }
  wait(NULL);
  printf("%d\n", a + b);
  return 0;
}

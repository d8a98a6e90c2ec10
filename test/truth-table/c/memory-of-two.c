/* Parent and child hold 150 MB each: neither is too large, both together are. @VERDICT@: MLE */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int a, b, ready[2];
  char word = 1;
  if (scanf("%d %d", &a, &b) != 2 || pipe(ready) != 0) return 1;
  pid_t child = fork();
  volatile char *block = malloc(150 << 20);
  memset((void *)block, 1, 150 << 20);
  if (child == 0) return write(ready[1], &word, 1) == 1 ? pause() : 1;
  if (read(ready[0], &word, 1) != 1) return 1;
  printf("%d\n", a + b + block[5] - 1);
  return 0;
}

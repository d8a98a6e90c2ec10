// tries: to be out of memory in a child and to end well itself
// expect: MLE
#pragma GCC optimize("O0")
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void) {
  if (fork() == 0) {
    for (;;) memset(malloc(1 << 20), 1, 1 << 20);
  }
  wait(0);
  puts("OK");
}

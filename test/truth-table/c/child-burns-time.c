/* The time is used up in a child; the parent only waits. @VERDICT@: TLE */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  if (fork() == 0) {
    for (volatile unsigned long i = 0;; i++) continue;
  }
  wait(NULL);
  puts("7");
  return 0;
}

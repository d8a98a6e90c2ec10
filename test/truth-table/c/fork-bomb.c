/* Forks as often as it can, and gives up when it cannot. @VERDICT@: RTE */
#include <stdio.h>
#include <unistd.h>

int main(void) {
  for (;;) {
    pid_t child = fork();
    if (child < 0) return 3;
    if (child == 0) pause();
  }
}

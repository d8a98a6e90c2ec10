// tries: to kill every process it can see
// expect: AC
#include <signal.h>
#include <stdio.h>
int main(void) {
  kill(-1, SIGKILL);
  for (int pid = 1; pid < 300; pid++) {
    if (pid == 1) kill(pid, SIGKILL);
  }
  puts("OK");
}

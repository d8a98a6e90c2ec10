// tries: to kill whoever started it, and its process group and session
// expect: AC
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
  int sent = kill(getppid(), SIGKILL) == 0;
  if (getpgid(getppid()) > 1) sent += kill(-getpgid(getppid()), SIGKILL) == 0;
  puts(sent == 0 ? "OK" : "LEAK the parent can be killed");
}

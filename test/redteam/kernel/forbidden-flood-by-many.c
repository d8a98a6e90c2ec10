// tries: the same from thirty processes that are killed while they wait for the answer
// expect: SV|TLE
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  for (;;) {
    int child = fork();
    if (child == 0) {
      for (;;) syscall(SYS_mount, 0, 0, 0, 0, 0);
    }
    if (child > 0) {
      usleep(200);
      kill(child, SIGKILL);
    }
  }
}

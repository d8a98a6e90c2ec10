// tries: to leave a daemon in a session of its own that marks the next test case
// expect: AC
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
  if (access("/box/mark", F_OK) == 0 || access("/tmp/mark", F_OK) == 0) {
    puts("LEAK a daemon of the last test case is alive");
    return 0;
  }
  if (fork() == 0) {
    setsid();
    if (fork() > 0) _exit(0);
    for (int s = 1; s < 64; s++) signal(s, SIG_IGN);
    for (;;) {
      close(open("/box/mark", O_CREAT | O_WRONLY, 0600));
      close(open("/tmp/mark", O_CREAT | O_WRONLY, 0600));
      usleep(100);
    }
  }
  puts("OK");
}

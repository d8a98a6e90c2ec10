// tries: to leave a stopped child, which ordinary signals do not end
// expect: AC
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
  for (int i = 0; i < 5; i++) {
    if (fork() == 0) {
      raise(SIGSTOP);
      for (;;) pause();
    }
  }
  puts("OK");
}

// tries: to keep the output open by an orphan, so that whoever reads to its end waits for ever
// expect: AC
#include <stdio.h>
#include <unistd.h>
int main(void) {
  if (fork() == 0) {
    if (fork() > 0) _exit(0);
    for (;;) pause();
  }
  puts("OK");
}

// tries: memory in the buffers of pipes
// expect: AC|MLE
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void) {
  static char block[1 << 16];
  long total = 0;
  for (int p = 0; p < 25; p++) {
    if (fork() == 0) {
      for (int ends[2]; pipe2(ends, O_NONBLOCK) == 0;) {
        fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
        for (long got; (got = write(ends[1], block, sizeof block)) > 0;) total += got;
      }
      _exit(total > 128L << 20);
    }
  }
  int status, over = 0;
  while (wait(&status) > 0) over += WIFEXITED(status) && WEXITSTATUS(status);
  puts(over ? "LEAK memory in pipes" : "OK");
}

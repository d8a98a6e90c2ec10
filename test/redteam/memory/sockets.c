// tries: memory in the buffers of sockets
// expect: AC|MLE
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void) {
  static char block[1 << 16];
  long total = 0;
  for (int p = 0; p < 25; p++) {
    if (fork() == 0) {
      int size = 1 << 26;
      for (int pair[2]; socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair) == 0;) {
        setsockopt(pair[0], SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
        for (long got; (got = write(pair[0], block, sizeof block)) > 0;) total += got;
      }
      _exit(total > 128L << 20);
    }
  }
  int status, over = 0;
  while (wait(&status) > 0) over += WIFEXITED(status) && WEXITSTATUS(status);
  puts(over ? "LEAK memory in sockets" : "OK");
}

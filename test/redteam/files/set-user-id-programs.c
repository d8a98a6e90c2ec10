// tries: to become root by every set-user-id program in the library
// expect: AC
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
/* A process of root's could not be killed. */
static int becomes_root(const char *path) {
  int child = fork();
  if (child == 0) {
    close(0);
    close(1);
    close(2);
    execl(path, path, (char *)0);
    for (;;) pause();
  }
  usleep(50000);
  return kill(child, SIGKILL) < 0;
}
int main(void) {
  static const char *const paths[] = {"/usr/bin/su",   "/usr/bin/newgrp", "/usr/bin/mount", "/usr/bin/passwd",
                                      "/usr/bin/chsh", "/usr/bin/chfn",   "/usr/bin/umount"};
  for (int i = 0; i < 7; i++) {
    if (becomes_root(paths[i])) {
      puts("LEAK root");
      return 0;
    }
  }
  puts("OK");
}

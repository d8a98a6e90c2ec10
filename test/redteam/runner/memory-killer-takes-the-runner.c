// tries: to be out of memory by files, with processes so small that the kernel's choice falls on the runner
// expect: MLE|RTE|TLE
#define _GNU_SOURCE
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
static void be_as_dear_as_the_runner(void) {
  int fd = open("/proc/self/oom_score_adj", O_WRONLY);
  if (write(fd, "0", 1) < 1) close(fd);
  close(fd);
}
int main(void) {
  static char block[4096];
  be_as_dear_as_the_runner();
  for (int i = 0; i < 20; i++) {
    if (fork() == 0) {
      int shm = open("/dev/shm", O_TMPFILE | O_RDWR, 0600), tmp = open("/tmp", O_TMPFILE | O_RDWR, 0600);
      for (;;) {
        if (write(shm, block, sizeof block) < 0 && write(tmp, block, sizeof block) < 0) pause();
      }
    }
  }
  for (;;) pause();
}

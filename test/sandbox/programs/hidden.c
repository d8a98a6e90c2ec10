/*
 * Uses memory that counts for no process, and takes care to look smaller than the runner: the kernel, asked to kill
 * somebody, kills the runner.
 */
#include <fcntl.h>
#include <unistd.h>

int main(void) {
  int score = open("/proc/self/oom_score_adj", O_WRONLY);
  int file = open("/box/full", O_WRONLY | O_CREAT, 0600);
  static char block[4096];
  if (score < 0 || write(score, "0", 1) != 1) return 3;
  while (write(file, block, sizeof block) > 0) continue;
  return 4;
}

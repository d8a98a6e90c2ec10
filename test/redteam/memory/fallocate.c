// tries: to reserve all of /box at one stroke
// expect: MLE|RTE
#define _GNU_SOURCE
#include <fcntl.h>
int main(void) {
  int file = open("/box/f", O_CREAT | O_WRONLY, 0600);
  for (long at = 0; at < 1L << 28; at += 1 << 20) fallocate(file, 0, at, 1 << 20);
  int more = open("/tmp/f", O_CREAT | O_WRONLY, 0600);
  return fallocate(more, 0, 0, 1L << 28) ? 1 : 2;
}

// tries: to write one file beyond the largest size allowed
// expect: MLE|RTE
#include <fcntl.h>
#include <unistd.h>
int main(void) {
  static char block[1 << 16];
  int file = open("/box/large", O_CREAT | O_RDWR, 0600);
  for (long at = 0;; at += 1 << 24) {
    if (pwrite(file, block, sizeof block, at) < 0) return 1;
  }
}

/* Fills /tmp, which is memory and counts as such. @VERDICT@: MLE memory=64 */
#include <stdio.h>

int main(void) {
  static char block[1 << 20];
  FILE *file = fopen("/tmp/large", "w");
  if (file == NULL) return 1;
  for (int i = 0; i < 200; i++) {
    if (fwrite(block, 1, sizeof block, file) != sizeof block) return 2;
  }
  puts("7");
  return 0;
}

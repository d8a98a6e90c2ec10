// tries: to fill the judge's memory with output
// expect: OLE
#include <string.h>
#include <unistd.h>
int main(void) {
  static char block[1 << 16];
  memset(block, 'x', sizeof block);
  while (write(1, block, sizeof block) > 0) continue;
}

// tries: output of every byte there is, NULs and invalid UTF-8 among them
// expect: WA
#include <stdio.h>
int main(void) {
  for (int round = 0; round < 100; round++) {
    for (int byte = 255; byte >= 0; byte--) putchar(byte);
  }
  for (int byte = 0; byte < 256; byte++) fputc(byte, stderr);
}

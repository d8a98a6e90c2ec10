// tries: to move pages of the library into its output instead of writing
// expect: OLE|WA
#define _GNU_SOURCE
#include <fcntl.h>
#include <unistd.h>
int main(void) {
  for (;;) {
    int file = open("/usr/bin/python3", O_RDONLY);
    if (file < 0) return 1;
    while (splice(file, 0, 1, 0, 1 << 16, 0) > 0) continue;
    close(file);
  }
}

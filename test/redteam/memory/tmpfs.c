// tries: memory in files of /box, /tmp and /dev/shm together
// expect: MLE
#include <fcntl.h>
#include <unistd.h>
int main(void) {
  static char block[1 << 16];
  int files[3] = {open("/box/f", O_CREAT | O_WRONLY, 0600), open("/tmp/f", O_CREAT | O_WRONLY, 0600),
                  open("/dev/shm/f", O_CREAT | O_WRONLY, 0600)};
  for (int i = 0; i < 100000; i++) {
    if (write(files[i % 3], block, sizeof block) < 0) continue;
  }
}

// tries: to close all three streams and to open others in their place
// expect: WA
#include <fcntl.h>
#include <unistd.h>
int main(void) {
  for (int fd = 0; fd < 3; fd++) close(fd);
  open("/dev/null", O_RDWR);
  open("/tmp/out", O_CREAT | O_RDWR, 0600);
  return write(1, "OK\n", 3) != 3;
}

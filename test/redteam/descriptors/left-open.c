// tries: to use descriptors that somebody forgot to close
// expect: AC
#include <fcntl.h>
#include <stdio.h>
int main(void) {
  for (int fd = 3; fd < 8192; fd++) {
    if (fcntl(fd, F_GETFD) >= 0) {
      printf("LEAK descriptor %d\n", fd);
      return 0;
    }
  }
  puts("OK");
}

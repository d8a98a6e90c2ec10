// tries: to leave its directories through the magic links of /proc
// expect: AC
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void) {
  static const char *const paths[] = {"/proc/self/root/../../../control", "/proc/self/cwd/../control/runner.sock",
                                      "/proc/1/root/etc/shadow", "/proc/1/cwd/control", "/proc/self/task/../../1/fd/3"};
  for (int i = 0; i < 5; i++) {
    if (open(paths[i], O_RDONLY) >= 0) {
      printf("LEAK %s\n", paths[i]);
      return 0;
    }
  }
  puts("OK");
}

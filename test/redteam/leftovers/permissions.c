// tries: to leave a message in the permissions of its directories
// expect: AC
#include <stdio.h>
#include <sys/stat.h>
int main(void) {
  static const char *const places[] = {"/box", "/tmp", "/dev/shm"};
  int left = 0;
  for (int i = 0; i < 3; i++) {
    struct stat now;
    if (stat(places[i], &now) < 0) return 1;
    left += (now.st_mode & 07777) != 0700;
    chmod(places[i], 01751);
  }
  puts(left ? "LEAK permissions of the last test case" : "OK");
}

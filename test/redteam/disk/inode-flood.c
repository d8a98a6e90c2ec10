// tries: to use up inodes by empty files in every writable place
// expect: AC|TLE|MLE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
  static const char *const places[] = {"/box", "/tmp", "/dev/shm"};
  char name[64];
  long made = 0;
  for (int p = 0; p < 3; p++) {
    for (long i = 0; i < 400000; i++) {
      snprintf(name, sizeof name, "%s/%ld", places[p], i);
      int file = open(name, O_CREAT | O_WRONLY, 0600);
      if (file < 0) break;
      close(file);
      made++;
    }
  }
  puts(made < 300000 ? "OK" : "LEAK inodes without end");
}

// tries: directories so deep that whoever removes them runs out of stack or of descriptors
// expect: AC|TLE|MLE
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void) {
  static const char *const places[] = {"/box", "/tmp", "/dev/shm"};
  for (int p = 0; p < 3; p++) {
    if (chdir(places[p]) < 0) return 1;
    for (int i = 0; i < 8000; i++) {
      if (mkdir("d", 0700) < 0 || chdir("d") < 0) break;
    }
  }
  puts("OK");
}

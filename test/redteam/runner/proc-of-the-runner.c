// tries: to open everything that /proc tells of the runner and its owner only may see
// expect: AC
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
  static const char *const names[] = {"mem", "maps", "environ", "fd", "root", "cwd/", "exe", "auxv", "stack", "syscall",
                                      "pagemap", "io", "map_files", "fdinfo", "ns/pid", "timers"};
  for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++) {
    char path[64];
    snprintf(path, sizeof path, "/proc/1/%s", names[i]);
    if (open(path, O_RDONLY) >= 0) {
      printf("LEAK %s\n", path);
      return 0;
    }
  }
  puts("OK");
}

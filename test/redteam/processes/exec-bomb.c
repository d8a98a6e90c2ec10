// tries: to start itself anew for ever, so that no process lives long enough to be measured
// expect: TLE
#include <unistd.h>
int main(int argc, char **argv) {
  (void)argc;
  execv("/proc/self/exe", argv);
  return 1;
}

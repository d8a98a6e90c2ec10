// tries: to learn from the name of its input which test case this is
// expect: AC
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
int main(void) {
  char name[256] = "";
  if (readlink("/proc/self/fd/0", name, sizeof name - 1) < 0) return 1;
  /* A small number at its end would be a count. */
  const char *dash = strrchr(name, '-');
  long count = dash ? strtol(dash + 1, 0, 10) : 0;
  puts(dash && strlen(dash) < 6 && count > 0 && count < 10000 ? "LEAK the number of the test case" : "OK");
}

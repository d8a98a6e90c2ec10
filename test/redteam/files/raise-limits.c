// tries: to raise its own limits
// expect: AC
#include <stdio.h>
#include <sys/resource.h>
int main(void) {
  int raised = 0;
  for (int which = 0; which < 16; which++) {
    struct rlimit now, more;
    if (getrlimit(which, &now) < 0 || now.rlim_max == RLIM_INFINITY) continue;
    more.rlim_cur = more.rlim_max = now.rlim_max + 1;
    raised += setrlimit(which, &more) == 0;
  }
  puts(raised ? "LEAK a limit was raised" : "OK");
}

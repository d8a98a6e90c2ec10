// tries: to take back no_new_privs
// expect: AC
#include <stdio.h>
#include <sys/prctl.h>
int main(void) {
  int before = prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0);
  int done = prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0;
  puts(before == 1 && !done ? "OK" : "LEAK privileges may come back");
}

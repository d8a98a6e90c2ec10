// tries: to become root, or anybody else, by asking
// expect: AC
#define _GNU_SOURCE
#include <grp.h>
#include <stdio.h>
#include <sys/fsuid.h>
#include <unistd.h>
int main(void) {
  gid_t root = 0;
  int done = setuid(0) == 0;
  done += setgid(0) == 0;
  done += setresuid(0, 0, 0) == 0;
  done += setreuid(0, 0) == 0;
  done += setgroups(1, &root) == 0;
  done += setuid(1000) == 0;
  setfsuid(0);
  done += setfsuid(0) == 0;
  puts(done ? "LEAK another user" : "OK");
}

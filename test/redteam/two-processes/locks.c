// tries: to tell the other process by a lock, a lease or the times of the program's file, which both of them have
// expect: AC|SV
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

static int is_changed(int file) {
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  struct stat now;
  char value[8];
  int lease = fcntl(file, F_GETLEASE);
  int reading = open("/usr/bin/env", O_RDONLY);
  return (flock(file, LOCK_EX | LOCK_NB) < 0 && flock(reading, LOCK_EX | LOCK_NB) == 0) ||
         (fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK) || lease == F_RDLCK || lease == F_WRLCK ||
         (fstat(file, &now) == 0 && now.st_mtime == 1) || getxattr("/proc/self/exe", "user.note", value, 8) >= 0;
}

int main(int count, char **arguments) {
  char line[64];
  int file = open("/proc/self/exe", O_RDONLY);
  if (!fgets(line, sizeof line, stdin)) return 1;
  if (strcmp(arguments[count - 1], "0") != 0) {
    puts(is_changed(file) ? "LEAK the file is not as it was" : "OK");
    return 0;
  }
  struct flock lock = {.l_type = F_RDLCK, .l_whence = SEEK_SET};
  struct timespec times[2] = {{1, 0}, {1, 0}};
  flock(file, LOCK_EX);
  fcntl(file, F_SETLK, &lock);
  fcntl(file, F_OFD_SETLK, &lock);
  fcntl(file, F_SETLEASE, F_RDLCK);
  futimens(file, times);
  setxattr("/proc/self/exe", "user.note", "x", 1, 0);
  puts("left");
  fflush(stdout);
  /* Still here, with all that it holds, while the other one looks. */
  puts(fgets(line, sizeof line, stdin) ? "OK" : "LEAK not to be told of the end");
}

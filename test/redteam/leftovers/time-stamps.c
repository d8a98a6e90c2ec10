// tries: to leave a message in the time stamps of its directories, which no listing of files shows
// expect: AC
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
int main(void) {
  static const char *const places[] = {"/box", "/tmp", "/dev/shm"};
  int left = 0;
  for (int i = 0; i < 3; i++) {
    struct stat now;
    if (stat(places[i], &now) < 0) return 1;
    left += now.st_atim.tv_sec == 123456789 || now.st_atim.tv_nsec == 424242;
    left += now.st_mtim.tv_sec == 123456789 || now.st_mtim.tv_nsec == 424242;
    /* Where only the seconds are looked at, or only the time of the last change, these two pass unseen. */
    struct timespec message[2] = {{123456789, 424242}, {now.st_mtim.tv_sec, i == 0 ? now.st_mtim.tv_nsec : 424242}};
    utimensat(AT_FDCWD, places[i], message, 0);
  }
  puts(left ? "LEAK a time stamp of the last test case" : "OK");
}

// tries: directories and files that their owner has closed to everybody, root included
// expect: AC
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void) {
  struct stat box;
  if (stat("/box", &box) < 0 || (box.st_mode & 07777) != 0700) {
    puts("LEAK the mode of /box stays");
    return 0;
  }
  for (int i = 0; i < 50; i++) {
    if (mkdir("/box/d", 0700) < 0 || chdir("/box") < 0 || chdir("d") < 0) break;
    mkdir("e", 0700);
    close(open("e/f", O_CREAT | O_WRONLY, 0));
    chmod("e", 0);
    chmod(".", 0);
  }
  chmod("/box", 0);
  chmod("/tmp", 0);
  chmod("/dev/shm", 0);
  puts("OK");
}

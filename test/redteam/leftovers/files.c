// tries: to leave files for the next test case in every place that it can write to
// expect: AC
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
  static const char *const places[] = {"/box", "/tmp", "/dev/shm"};
  int left = 0;
  for (int i = 0; i < 3; i++) {
    if (chdir(places[i]) < 0) return 1;
    DIR *here = opendir(".");
    for (struct dirent *entry; (entry = readdir(here));) left += entry->d_name[0] != '.' || entry->d_name[1] > '.';
    close(open("mark", O_CREAT | O_WRONLY, 0600));
    close(open(".hidden", O_CREAT | O_WRONLY, 0600));
    close(open("...", O_CREAT | O_WRONLY, 0600));
  }
  puts(left ? "LEAK a file of the last test case" : "OK");
}

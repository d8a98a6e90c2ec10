// tries: to use up the machine's table of open files from many processes
// expect: AC
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void) {
  int count = 0;
  for (int i = 0; i < 31; i++) {
    if (fork() == 0) {
      while (open("/dev/null", O_RDONLY) >= 0) count++;
      _exit(count > 300);
    }
  }
  int status, over = 0;
  while (wait(&status) > 0) over += status != 0;
  puts(over ? "LEAK open files without end" : "OK");
}

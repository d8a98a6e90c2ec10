// tries: to put a link in place of the output when the program is over and the host copies it
// expect: AC
#include <stdio.h>
#include <unistd.h>
int main(void) {
  FILE *out = fopen("out.txt", "w");
  fputs("OK\n", out);
  fclose(out);
  if (fork() > 0) return 0;
  setsid();
  while (getppid() > 1) usleep(1000);
  sleep(2);
  for (;;) {
    unlink("out.txt");
    symlink("/etc/passwd", "out.txt");
  }
}

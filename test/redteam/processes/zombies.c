// tries: to fill the process table with zombies
// expect: AC
#include <stdio.h>
#include <unistd.h>
int main(void) {
  int count = 0;
  for (int i = 0; i < 2000; i++) {
    int child = fork();
    if (child == 0) _exit(0);
    count += child > 0;
  }
  puts(count < 100 ? "OK" : "LEAK zombies are not counted");
}

// tries: to write to its own input, which is a file of the judge
// expect: AC
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void) {
  int leaks = write(0, "0", 1) > 0;
  leaks += open("/dev/stdin", O_RDWR) >= 0;
  leaks += open("/proc/self/fd/0", O_WRONLY) >= 0;
  leaks += ftruncate(0, 0) == 0;
  leaks += fchmod(0, 0777) == 0;
  leaks += futimens(0, 0) == 0;
  leaks += mmap(0, 1, PROT_READ | PROT_WRITE, MAP_SHARED, 0, 0) != MAP_FAILED;
  puts(leaks ? "LEAK the input can be changed" : "OK");
}

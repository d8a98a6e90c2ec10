// tries: to keep a file alive that has no name, by a mapping in a process that hides
// expect: AC
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/statvfs.h>
#include <unistd.h>
int main(void) {
  struct statvfs shm;
  if (statvfs("/dev/shm", &shm) < 0) return 1;
  int left = shm.f_files - shm.f_ffree > 1 || shm.f_blocks != shm.f_bfree;
  int file = open("/dev/shm", O_TMPFILE | O_RDWR, 0600);
  if (ftruncate(file, 8192) < 0 || write(file, "x", 1) < 1) return 1;
  mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  puts(left ? "LEAK space of the last test case" : "OK");
  fflush(stdout);
  if (fork() == 0) {
    setsid();
    for (;;) pause();
  }
}

// tries: the same with processes of a few pages, that hold no memory of their own at all
// expect: MLE|RTE|TLE
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
static inline long call(long number, long a, long b, long c, long d) {
  long result;
  register long r10 __asm__("r10") = d;
  __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10) : "rcx", "r11", "memory");
  return result;
}
static char block[4096];
/* In a place of its own, so that everything else can be unmapped. */
__attribute__((section(".alone"), aligned(4096), noinline)) static void fill(long file) {
  call(SYS_munmap, 0x10000, 0x3f0000 - 0x10000, 0, 0);
  for (;;) {
    if (call(SYS_fallocate, file, 0, 0, 1L << 28) < 0) call(SYS_sched_yield, 0, 0, 0, 0);
    call(SYS_pause, 0, 0, 0, 0);
  }
}
int main(void) {
  int score = open("/proc/self/oom_score_adj", O_WRONLY);
  if (write(score, "0", 1) < 1) return 1;
  close(score);
  for (int i = 0; i < 28; i++) {
    if (fork() == 0) {
      int file = open(i % 2 ? "/dev/shm" : "/tmp", O_TMPFILE | O_RDWR, 0600);
      for (;;) {
        for (long at = 0; write(file, block, sizeof block) > 0 && at < 1 << 14; at++) continue;
        fill(file);
      }
    }
  }
  for (;;) pause();
}

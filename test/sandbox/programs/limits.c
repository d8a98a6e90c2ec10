/* Acts that go up to a limit or beyond it. First argument: the act; second: a number. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long number;

static double cpu_seconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Burns `number` milliseconds of this thread's CPU time. */
static void *burn(void *unused) {
  double end = cpu_seconds(CLOCK_THREAD_CPUTIME_ID) + (double)number / 1000;
  while (cpu_seconds(CLOCK_THREAD_CPUTIME_ID) < end) continue;
  return unused;
}

static void burn_in_threads(void) {
  pthread_t threads[4];
  for (int i = 0; i < 4; i++) pthread_create(&threads[i], NULL, burn, NULL);
  for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
}

static void burn_in_children(void) {
  for (int i = 0; i < 2; i++) {
    if (fork() == 0) {
      burn(NULL);
      _exit(0);
    }
  }
  while (wait(NULL) > 0) continue;
}

/* The kernel reaps these children itself: no rusage ever tells of them. */
static void burn_in_unwaited_children(void) {
  signal(SIGCHLD, SIG_IGN);
  burn_in_children();
}

static void burn_in_orphan(void) {
  int ends[2];
  char byte;
  if (pipe(ends) < 0) exit(3);
  if (fork() == 0) {
    if (fork() == 0) {
      setsid();
      burn(NULL);
      _exit(0);
    }
    _exit(0);
  }
  wait(NULL);
  close(ends[1]);
  if (read(ends[0], &byte, 1) < 0) exit(3);
}

static void use_memory(long mebibytes) {
  size_t size = (size_t)mebibytes << 20;
  char *block = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (block == MAP_FAILED) exit(3);
  memset(block, 1, size);
}

static void child_uses_memory(void) {
  if (fork() == 0) {
    use_memory(number);
    _exit(0);
  }
  wait(NULL);
}

static void fill_shared_memory(void) {
  int file = open("/dev/shm/full", O_RDWR | O_CREAT, 0600);
  static char block[1 << 16];
  memset(block, 1, sizeof block);
  for (long i = 0; i < number * 16; i++) {
    if (write(file, block, sizeof block) < 0) exit(3);
  }
}

static int recurse(long bytes) {
  volatile char frame[4096];
  frame[0] = (char)bytes;
  return bytes <= 0 ? frame[0] : recurse(bytes - (long)sizeof frame) + frame[0];
}

static void flood(int stream) {
  static char block[1 << 16];
  memset(block, 'x', sizeof block);
  for (long i = 0; i < number * 16; i++) {
    if (write(stream, block, sizeof block) < 0) exit(3);
  }
}

static void fork_until_refused(void) {
  for (int i = 0; i < 1000; i++) {
    pid_t child = fork();
    if (child == 0) pause();
    if (child < 0) exit(errno == EAGAIN ? 1 : 2);
  }
}

static void fork_bomb(void) {
  for (;;) fork();
}

static void write_large_file(void) {
  int file = open("/box/large", O_RDWR | O_CREAT, 0600);
  if (ftruncate(file, number << 20) < 0) exit(3);
}

static void open_many_files(void) {
  int count = 0;
  while (open("/dev/null", O_RDONLY) >= 0) count++;
  printf("%d %s\n", count, errno == EMFILE ? "EMFILE" : "other");
}

static void raise_signal(void) {
  signal((int)number, SIG_DFL);
  raise((int)number);
  pause();
}

static void call_forbidden_in_a_loop(void) {
  for (;;) syscall(101 /* ptrace */, 0, 0, 0, 0);
}

static void tell_backstop(void) {
  struct rlimit both;
  getrlimit(RLIMIT_CPU, &both);
  printf("%lu\n", (unsigned long)both.rlim_cur);
}

int main(int argc, char **argv) {
  const char *act = argc > 1 ? argv[1] : "";
  number = argc > 2 ? strtol(argv[2], NULL, 10) : 0;
  if (!strcmp(act, "nothing")) return 0;
  if (!strcmp(act, "exit")) return (int)number;
  if (!strcmp(act, "raise")) raise_signal();
  if (!strcmp(act, "burn")) burn(NULL);
  if (!strcmp(act, "burn-threads")) burn_in_threads();
  if (!strcmp(act, "burn-children")) burn_in_children();
  if (!strcmp(act, "burn-unwaited")) burn_in_unwaited_children();
  if (!strcmp(act, "burn-orphan")) burn_in_orphan();
  if (!strcmp(act, "backstop")) tell_backstop();
  if (!strcmp(act, "sleep")) pause();
  if (!strcmp(act, "memory")) use_memory(number);
  if (!strcmp(act, "memory-child")) child_uses_memory();
  if (!strcmp(act, "memory-shm")) fill_shared_memory();
  if (!strcmp(act, "stack")) return recurse(number << 20) == 12345;
  if (!strcmp(act, "flood")) flood(STDOUT_FILENO);
  if (!strcmp(act, "flood-stderr")) flood(STDERR_FILENO);
  if (!strcmp(act, "fork")) fork_until_refused();
  if (!strcmp(act, "fork-bomb")) fork_bomb();
  if (!strcmp(act, "file")) write_large_file();
  if (!strcmp(act, "open")) open_many_files();
  if (!strcmp(act, "forbidden-loop")) call_forbidden_in_a_loop();
  return 0;
}

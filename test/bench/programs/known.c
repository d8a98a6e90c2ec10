/* Uses a known amount of CPU time or memory: known cpu <us> one|threads|children|orphan, known memory <MiB> plain|cache */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PARTS 4
#define MIB (1024L * 1024L)
#define CACHE_BYTES (128 * MIB)

static long thread_microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void *burn(void *microseconds) {
  while (thread_microseconds() < *(long *)microseconds) continue;
  return NULL;
}

static void burn_in_threads(long part) {
  pthread_t threads[PARTS];
  for (int i = 0; i < PARTS; i++) pthread_create(&threads[i], NULL, burn, &part);
  for (int i = 0; i < PARTS; i++) pthread_join(threads[i], NULL);
}

static void burn_in_children(long part) {
  for (int i = 0; i < PARTS; i++)
    if (fork() == 0) {
      burn(&part);
      _exit(0);
    }
  while (wait(NULL) > 0) continue;
}

/* Nobody waits for it: its parent is gone. The first process waits for the end of its pipe. */
static void burn_in_orphan(long part) {
  int ends[2];
  char byte;
  if (pipe(ends) < 0) exit(1);
  if (fork() == 0) {
    if (fork() == 0) {
      setsid();
      burn(&part);
    }
    _exit(0);
  }
  close(ends[1]);
  if (read(ends[0], &byte, 1) != 0) exit(1);
}

static void read_files(const char *place) {
  static char buffer[MIB];
  long bytes = 0;
  DIR *directory = opendir(place);
  for (struct dirent *entry; directory && bytes < CACHE_BYTES && (entry = readdir(directory));) {
    int file = openat(dirfd(directory), entry->d_name, O_RDONLY);
    for (long got; file >= 0 && bytes < CACHE_BYTES && (got = read(file, buffer, sizeof buffer)) > 0;) bytes += got;
    if (file >= 0) close(file);
  }
  if (bytes < CACHE_BYTES / 2) exit(1);
}

int main(int count, char **words) {
  if (count != 4) return 1;
  long amount = atol(words[2]);
  long part = amount / PARTS;
  if (strcmp(words[1], "memory") == 0) {
    if (strcmp(words[3], "cache") == 0) read_files("/usr/lib/x86_64-linux-gnu");
    void *memory = mmap(NULL, (size_t)(amount * MIB), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return 1;
    memset(memory, 1, (size_t)(amount * MIB));
  } else if (strcmp(words[3], "one") == 0) {
    burn(&amount);
  } else if (strcmp(words[3], "threads") == 0) {
    burn_in_threads(part);
  } else if (strcmp(words[3], "children") == 0) {
    burn_in_children(part);
  } else {
    burn_in_orphan(amount);
  }
  return 0;
}

/*
 * Round trips over two pipes. `ping N` asks N times over standard output and waits for each answer on standard input,
 * `pong` answers until its input ends, `pair N` is both on a pair of pipes of its own. The asking side tells the
 * nanoseconds of one round trip on standard error.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LINE = 16 };

static void all(ssize_t (*move)(int, void *, size_t), int fd, char *line) {
  for (size_t done = 0; done < LINE;) {
    ssize_t count = move(fd, line + done, LINE - done);
    if (count <= 0) _exit(count == 0 ? 0 : 1);
    done += (size_t)count;
  }
}

static ssize_t put(int fd, void *bytes, size_t size) { return write(fd, bytes, size); }

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static int ping(int in, int out, int count) {
  char line[LINE] = "are you there?\n";
  for (int i = 0; i < 100; i++) {
    all(put, out, line);
    all(read, in, line);
  }
  double begin = now();
  for (int i = 0; i < count; i++) {
    all(put, out, line);
    all(read, in, line);
  }
  fprintf(stderr, "%.1f\n", (now() - begin) / count);
  return 0;
}

static int pong(int in, int out) {
  char line[LINE];
  for (;;) {
    all(read, in, line);
    all(put, out, line);
  }
}

static int pair(int count) {
  int there[2], back[2];
  if (pipe(there) < 0 || pipe(back) < 0) return 1;
  pid_t child = fork();
  if (child == 0) {
    close(there[1]);
    close(back[0]);
    return pong(there[0], back[1]);
  }
  int code = ping(back[0], there[1], count);
  close(there[1]);
  waitpid(child, NULL, 0);
  return code;
}

int main(int argc, char **argv) {
  const char *role = argc > 1 ? argv[1] : "";
  int count = argc > 2 ? atoi(argv[2]) : 0;
  if (strcmp(role, "ping") == 0) return ping(0, 1, count);
  if (strcmp(role, "pong") == 0) return pong(0, 1);
  return strcmp(role, "pair") == 0 ? pair(count) : 2;
}

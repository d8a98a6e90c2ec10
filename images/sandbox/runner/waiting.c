#define _GNU_SOURCE
#include "waiting.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A task may end at any moment; what cannot be read any more counts nothing. */
static uint64_t waited_us(const char *process, const char *task) {
  char path[64], text[128];
  snprintf(path, sizeof path, "/proc/%.20s/task/%.20s/schedstat", process, task);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  ssize_t length = read(fd, text, sizeof text - 1);
  close(fd);
  if (length <= 0) return 0;
  text[length] = '\0';
  /* "<ns on a processor> <ns waiting for one> <times run>" (Documentation/scheduler/sched-stats.rst) */
  char *rest;
  strtoull(text, &rest, 10);
  return strtoull(rest, NULL, 10) / 1000;
}

static int is_number(const struct dirent *entry) { return entry->d_name[0] >= '1' && entry->d_name[0] <= '9'; }

uint64_t waited_for_cpu_us(void) {
  uint64_t sum = 0;
  DIR *processes = opendir("/proc");
  if (!processes) return 0;
  for (struct dirent *process; (process = readdir(processes));) {
    if (!is_number(process) || atoi(process->d_name) == getpid()) continue;
    char path[64];
    snprintf(path, sizeof path, "/proc/%.20s/task", process->d_name);
    DIR *tasks = opendir(path);
    if (!tasks) continue;
    for (struct dirent *task; (task = readdir(tasks));) {
      if (is_number(task)) sum += waited_us(process->d_name, task->d_name);
    }
    closedir(tasks);
  }
  closedir(processes);
  return sum;
}

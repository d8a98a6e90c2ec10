#include "cgroup.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "failure.h"

/* One counter: a file, and the word in front of the number where the file holds several. */
struct counter {
  const char *path;
  const char *word;
  int fd;
};

static int version;
static struct counter cpu, memory_peak, oom_kills, process_limit_hits;

static const struct {
  struct counter cpu, memory_peak, oom_kills, process_limit_hits;
} LAYOUTS[] = {
    [1] = {{"/sys/fs/cgroup/cpuacct/cpuacct.usage", NULL, -1},
           {"/sys/fs/cgroup/memory/memory.max_usage_in_bytes", NULL, -1},
           {"/sys/fs/cgroup/memory/memory.oom_control", "oom_kill ", -1},
           {"/sys/fs/cgroup/pids/pids.events", "max ", -1}},
    [2] = {{"/sys/fs/cgroup/cpu.stat", "usage_usec ", -1},
           {"/sys/fs/cgroup/memory.peak", NULL, -1},
           {"/sys/fs/cgroup/memory.events", "oom_kill ", -1},
           {"/sys/fs/cgroup/pids.events", "max ", -1}},
};

static void open_counter(struct counter *counter, const struct counter *layout) {
  *counter = *layout;
  counter->fd = open(counter->path, O_RDONLY | O_CLOEXEC);
  if (counter->fd < 0) our_fault("open a cgroup counter", counter->path);
}

void cgroup_open(void) {
  version = access("/sys/fs/cgroup/cgroup.controllers", F_OK) == 0 ? 2 : 1;
  open_counter(&cpu, &LAYOUTS[version].cpu);
  open_counter(&oom_kills, &LAYOUTS[version].oom_kills);
  open_counter(&process_limit_hits, &LAYOUTS[version].process_limit_hits);
  memory_peak = LAYOUTS[version].memory_peak;
  /* memory.peak came with Linux 5.19: without it the peak of the container reads as 0, and rusage tells the rest. */
  memory_peak.fd = open(memory_peak.path, O_RDONLY | O_CLOEXEC);
}

int cgroup_version(void) { return version; }

static uint64_t read_counter(const struct counter *counter) {
  char text[512];
  ssize_t length = pread(counter->fd, text, sizeof text - 1, 0);
  if (length <= 0) our_fault("read a cgroup counter", counter->path);
  text[length] = '\0';
  const char *at = text;
  if (counter->word) {
    size_t size = strlen(counter->word);
    while (strncmp(at, counter->word, size) != 0) {
      at = strchr(at, '\n');
      if (!at || !*++at) {
        errno = ENODATA;
        our_fault("read a cgroup counter", counter->path);
      }
    }
    at += size;
  }
  return strtoull(at, NULL, 10);
}

uint64_t cgroup_cpu_us(void) {
  uint64_t value = read_counter(&cpu);
  return version == 1 ? value / 1000 : value;
}

struct cgroup_counts cgroup_read(void) {
  return (struct cgroup_counts){
      .cpu_us = cgroup_cpu_us(),
      .memory_peak = memory_peak.fd < 0 ? 0 : read_counter(&memory_peak),
      .oom_kills = read_counter(&oom_kills),
      .process_limit_hits = read_counter(&process_limit_hits),
  };
}

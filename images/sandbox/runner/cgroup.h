/*
 * What the kernel counted for the whole container: cgroup v1 (one directory a controller) or v2 (one for all). The
 * files are opened once; a program cannot change them, the runner can only read them.
 */
#ifndef DOCKET_CGROUP_H
#define DOCKET_CGROUP_H

#include <stdint.h>

struct cgroup_counts {
  uint64_t cpu_us;        /* CPU time of every process that ever was in the container, the runner's too */
  uint64_t memory_peak;   /* bytes; high-water mark since the container started */
  uint64_t oom_kills;
  uint64_t process_limit_hits;
};

void cgroup_open(void);
int cgroup_version(void);
uint64_t cgroup_cpu_us(void);
struct cgroup_counts cgroup_read(void);

#endif

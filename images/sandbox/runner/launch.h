/*
 * Starting the program: vfork, then a list of small setup steps in the child, then exec. The child borrows the
 * runner's memory until exec, so a step that fails leaves its name and errno where the runner reads them.
 * (fork instead of vfork costs another 0.1–0.25 ms; a pipe to report errors costs more than all the steps together.)
 */
#ifndef DOCKET_LAUNCH_H
#define DOCKET_LAUNCH_H

#include <stdint.h>
#include <sys/types.h>

struct limits {
  uint64_t cpu_time_us;
  uint64_t wall_time_us;
  uint64_t output_bytes;
  uint64_t file_size_bytes;
  uint64_t stack_bytes;
  uint64_t open_files;
  uint64_t processes; /* 0: the container's own limit is the only one */
};

struct launch {
  char **argv;
  char **environment;
  const char *directory;
  int standard[3];  /* what becomes of 0, 1 and 2 */
  const int *pipes; /* what becomes of 3 and on; all of them above what they become */
  int pipe_count;
  struct limits limits;

  const char *failed_step; /* set where the program was not started */
  int error;
};

/* The program's PID, or -1 with `failed_step` and `error` set. */
pid_t launch(struct launch *launch);

#endif

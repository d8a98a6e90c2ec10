/*
 * Between two executions: nothing of the one may reach the next. Every process is killed, every writable place is
 * emptied, and both are proved; a container that cannot prove it is retired by the host.
 */
#ifndef DOCKET_CLEAN_H
#define DOCKET_CLEAN_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* What was learnt from processes that ended. */
struct reaped {
  bool main_ended;
  int main_status;        /* as of wait4 */
  uint64_t cpu_us;        /* user and system time of all that were waited for */
  uint64_t memory_peak;   /* bytes; of the largest single process */
};

/* Takes in what has ended by now. */
void reap_ended(struct reaped *reaped, pid_t main_process);
/* True when no process but the runner is left. */
bool kill_everything(struct reaped *reaped, pid_t main_process);

/* Keeps the three writable places open, so that looking whether they are empty costs little. */
void clean_open(void);
/* Empties /box, /tmp and /dev/shm as the program's user; true when nothing at all is left in them. */
bool wipe_writable_places(void);
/* The directory /box. */
int box_directory(void);

#endif

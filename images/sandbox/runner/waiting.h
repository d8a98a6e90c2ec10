/* How long the program's tasks were kept waiting for a processor: the machine's doing, not the program's. */
#ifndef DOCKET_WAITING_H
#define DOCKET_WAITING_H

#include <stdint.h>

/*
 * The time that all living tasks of the container, but for the runner, have spent ready to run without running: behind
 * others, or because the container had used up its share of the processors. Tasks that have ended are left out. 0 where
 * the kernel does not tell (no CONFIG_SCHED_INFO).
 */
uint64_t waited_for_cpu_us(void);

#endif

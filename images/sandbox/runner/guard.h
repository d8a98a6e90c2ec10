/*
 * The runner kills with kill(-1). Outside a container of its own that would take the host down, so it starts only
 * where it is PID 1 of a PID namespace that is not the machine's first one.
 */
#ifndef DOCKET_GUARD_H
#define DOCKET_GUARD_H

/* Returns only where kill(-1) reaches nobody but this container's processes. */
void refuse_to_run_outside_a_container(void);

#endif

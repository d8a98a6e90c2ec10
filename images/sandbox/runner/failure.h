/*
 * Who is to blame. `our_fault` is for everything that has nothing to do with the program: the host gets the step that
 * failed and the runner ends, and its container with it. `programs_fault` is for what the program brought about
 * (a missing artifact, a file too large): the host gets a code, and the runner goes on.
 */
#ifndef DOCKET_FAILURE_H
#define DOCKET_FAILURE_H

/* Names the step, adds errno, and ends the runner: the kernel then kills whatever is left in the container. */
_Noreturn void our_fault(const char *step, const char *detail);

/* The request cannot be met, for a reason the program gave; the runner stays in service. */
void programs_fault(const char *code, const char *path);

/* Tells of a failed request without ending the runner: for steps the host may repeat in another container. */
void report_fault(const char *step, int error, const char *detail);

#endif

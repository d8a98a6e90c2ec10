/*
 * The system call filter, on top of the one Docker's seccomp JSON makes. The host sends it as a ready BPF program;
 * the runner puts it on itself once, before any program, and every program inherits it: nothing is left to do per
 * execution. Calls that no honest program makes come back here as notifications: they are counted by number and
 * answered EPERM. (The runner makes none of them; it would wait for itself.)
 */
#ifndef DOCKET_FILTER_H
#define DOCKET_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "message.h"

void filter_install(const unsigned char *program, size_t size);
bool filter_is_installed(void);
/* Readable when a program waits for the answer to a forbidden call. */
int filter_fd(void);

/* Answers one waiting call. Returns how many were counted since `filter_forget`. */
uint32_t filter_answer(void);
void filter_forget(void);
/* u32 count, then for each: u32 architecture, u32 number, u32 times. */
void filter_put_counts(struct message *out);

#endif

/*
 * Whose eyes a path is looked at with. The runner is container-root without CAP_DAC_OVERRIDE: it can enter a directory
 * only as its owner. The control directory belongs to the worker's user, the writable places to the program's.
 */
#ifndef DOCKET_IDENTITY_H
#define DOCKET_IDENTITY_H

#include <sys/types.h>

struct identity {
  uid_t program; /* also its gid: no other process on the host has either */
  uid_t owner;   /* of the control directory on the host */
};

extern struct identity identity;

/* Looks at files as this user from here on; 0 goes back to root. Only ever called while no program is running. */
void look_as(uid_t uid);

#endif

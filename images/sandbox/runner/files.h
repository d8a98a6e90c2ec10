/*
 * Files in and out of /box. Every path is taken apart and walked with the program's own rights, no component may be a
 * link, and only regular files leave: whatever a program put there cannot lead the runner anywhere else.
 */
#ifndef DOCKET_FILES_H
#define DOCKET_FILES_H

#include "message.h"

/* Answers FRAME_OK, or FRAME_REFUSED where the program stands in the way. */
void put_file(struct cursor *request);
/* Answers FRAME_FILE and FRAME_FILE_DATA for each file, then FRAME_FILES_END, or FRAME_REFUSED. */
void fetch_files(struct cursor *request);

/* Opens an entry of the control directory as its owner: a regular file, or a FIFO without waiting for its other end. */
int open_control_entry(const char *name, int flags);

#endif

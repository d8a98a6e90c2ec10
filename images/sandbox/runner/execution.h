/*
 * One execution: start the program, watch it until it ends or a limit is reached, kill whatever is left of it, and
 * report what was measured. The verdict is somebody else's business.
 */
#ifndef DOCKET_EXECUTION_H
#define DOCKET_EXECUTION_H

#include "message.h"

/* Answers FRAME_STDOUT frames and one FRAME_REPORT, or FRAME_FAULT where the program could not be started. */
void execute(struct cursor *request);

#endif

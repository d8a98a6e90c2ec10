/*
 * The Unix socket to the host. Requests are read whole and blocking; frames are sent whole. Only the program's output
 * is sent piecemeal (see `channel_offer`), so that a slow reader holds up the program and never the clock.
 */
#ifndef DOCKET_CHANNEL_H
#define DOCKET_CHANNEL_H

#include <stdbool.h>
#include <stddef.h>

#include "message.h"

void channel_connect(const char *path);
bool channel_is_open(void);
int channel_fd(void);

/* The next request; `payload` is the caller's to free. Ends the runner, quietly, when the host has gone. */
int channel_receive(struct cursor *payload);

void channel_send(int type, const struct message *payload);
void channel_send_raw(int type, const void *bytes, size_t size);

/* Sends what the socket takes now, or -1 with EAGAIN; ends the runner when the host has gone. */
long channel_offer(const unsigned char *bytes, size_t size);
/* Waits until the socket takes more. */
void channel_wait_writable(void);

/* The header of a frame, written in front of its payload. */
void frame_header(unsigned char *header, int type, size_t size);

#endif

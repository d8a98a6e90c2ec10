/*
 * The program's three standard streams: where its input comes from, its output on the way to the host (counted, held
 * back when the host is slow), and the last part of what it wrote to standard error.
 */
#ifndef DOCKET_STREAMS_H
#define DOCKET_STREAMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "message.h"

/* More pipes than any problem may need: two for each process of a submission. */
enum { OUTPUT_CHUNK_BYTES = 64 * 1024, MOST_PIPES = 64 };

struct streams {
  int program_ends[3];   /* what the program gets as 0, 1 and 2; closed once it has started */
  int pipes[MOST_PIPES]; /* what it gets besides, as 3 and on; likewise */
  int pipe_count;
  int output;            /* our end of its standard output, or -1 */
  int error_output;      /* the same of standard error; -1 where that goes to its standard output */

  bool forward;          /* false: the output is only counted */
  uint64_t output_limit;
  uint64_t output_bytes; /* what the program wrote, up to one chunk beyond the limit */
  size_t pending;        /* bytes of `chunk` still to send, from `sent` on */
  size_t sent;

  unsigned char *tail; /* a ring of `tail_capacity` bytes */
  size_t tail_capacity;
  uint64_t error_bytes;

  unsigned char chunk[5 + OUTPUT_CHUNK_BYTES]; /* a frame header and what was read */
};

/*
 * `input` and `output` name entries of the control directory; "" is /dev/null and the pipe to the host. With `one_output`
 * standard error is standard output, as with a shell's 2>&1.
 */
void streams_open(struct streams *streams, const char *input, const char *output, bool one_output,
                  size_t tail_capacity);
/*
 * Further FIFOs of the control directory, by turns to read from and to write to; a list that ends with NULL. Their
 * descriptors are all above those that they become.
 */
void streams_open_pipes(struct streams *streams, char **entries);
/* Lets go of the program's ends. */
void streams_started(struct streams *streams);
void streams_close(struct streams *streams);

/* Reads once from the program. False once more was written than the limit allows. */
bool streams_take_output(struct streams *streams);
void streams_take_error_output(struct streams *streams);
/* Sends what the socket takes of the pending chunk. */
void streams_send_pending(struct streams *streams);
/* After every process has ended: takes what is left in the pipes and sends it, however long the host takes. */
bool streams_drain(struct streams *streams);

void streams_put_tail(struct message *out, const struct streams *streams);

#endif

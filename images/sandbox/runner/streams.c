#define _GNU_SOURCE
#include "streams.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "channel.h"
#include "failure.h"
#include "files.h"
#include "identity.h"
#include "protocol.h"

/* Larger than the usual 64 KiB: fewer switches between the program and the runner for the same output. */
enum { PIPE_BYTES = 256 * 1024 };

static void open_pipe(int *ours, int *the_programs) {
  int ends[2];
  /* Made as the program's user: it may then open /dev/stdout and /dev/stderr, which asks the pipe for permission. */
  look_as(identity.program);
  int result = pipe2(ends, O_CLOEXEC);
  look_as(0);
  if (result < 0) our_fault("make a pipe", "");
  if (fcntl(ends[0], F_SETFL, O_NONBLOCK) < 0) our_fault("make a pipe", "O_NONBLOCK");
  *ours = ends[0];
  *the_programs = ends[1];
}

/* A FIFO's writing end opens only where a reader is: the reading end is held for that moment. */
static int open_to_write(const char *entry) {
  int both = open_control_entry(entry, O_RDWR);
  int end = open_control_entry(entry, O_WRONLY);
  if (both < 0 || end < 0) our_fault("open the program's output", entry);
  close(both);
  return end;
}

void streams_open(struct streams *streams, const char *input, const char *output, bool one_output,
                  size_t tail_capacity) {
  streams->output = streams->error_output = -1;
  streams->program_ends[0] = *input ? open_control_entry(input, O_RDONLY) : open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (streams->program_ends[0] < 0) our_fault("open the program's input", input);
  if (*output) {
    streams->program_ends[1] = open_to_write(output);
  } else {
    open_pipe(&streams->output, &streams->program_ends[1]);
    fcntl(streams->output, F_SETPIPE_SZ, PIPE_BYTES);
  }
  if (one_output) {
    streams->program_ends[2] = fcntl(streams->program_ends[1], F_DUPFD_CLOEXEC, 3);
    if (streams->program_ends[2] < 0) our_fault("open the program's standard error", "F_DUPFD_CLOEXEC");
  } else {
    open_pipe(&streams->error_output, &streams->program_ends[2]);
  }
  streams->tail_capacity = tail_capacity;
  streams->tail = malloc(tail_capacity + 1);
  if (!streams->tail) our_fault("allocate", "the tail of standard error");
}

void streams_open_pipes(struct streams *streams, char **entries) {
  for (streams->pipe_count = 0; entries[streams->pipe_count]; streams->pipe_count++) {
    int at = streams->pipe_count;
    if (at == MOST_PIPES) our_fault("open the program's pipes", "there are too many");
    int end = at % 2 == 0 ? open_control_entry(entries[at], O_RDONLY) : open_to_write(entries[at]);
    if (end < 0) our_fault("open the program's input", entries[at]);
    streams->pipes[at] = fcntl(end, F_DUPFD_CLOEXEC, 3 + MOST_PIPES);
    if (streams->pipes[at] < 0) our_fault("open the program's pipes", "F_DUPFD_CLOEXEC");
    close(end);
  }
}

void streams_started(struct streams *streams) {
  for (int i = 0; i < 3; i++) close(streams->program_ends[i]);
  for (int i = 0; i < streams->pipe_count; i++) close(streams->pipes[i]);
}

static void close_output(int *fd) {
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

void streams_close(struct streams *streams) {
  close_output(&streams->output);
  close_output(&streams->error_output);
  free(streams->tail);
}

bool streams_take_output(struct streams *streams) {
  ssize_t got = read(streams->output, streams->chunk + FRAME_HEADER_BYTES, OUTPUT_CHUNK_BYTES);
  if (got == 0) close_output(&streams->output);
  if (got <= 0) return true;
  uint64_t room = streams->output_bytes < streams->output_limit ? streams->output_limit - streams->output_bytes : 0;
  size_t within = (uint64_t)got > room ? (size_t)room : (size_t)got;
  streams->output_bytes += (uint64_t)got;
  if (streams->forward && within > 0) {
    frame_header(streams->chunk, FRAME_STDOUT, within);
    streams->sent = 0;
    streams->pending = FRAME_HEADER_BYTES + within;
    streams_send_pending(streams);
  }
  /* The pipe stays open: the program is to die of SIGKILL, not of a SIGPIPE that looks like its own doing. */
  return within == (size_t)got;
}

void streams_send_pending(struct streams *streams) {
  long sent = channel_offer(streams->chunk + streams->sent, streams->pending);
  if (sent < 0) return;
  streams->sent += (size_t)sent;
  streams->pending -= (size_t)sent;
}

void streams_take_error_output(struct streams *streams) {
  unsigned char bytes[4096];
  ssize_t got = read(streams->error_output, bytes, sizeof bytes);
  if (got == 0) close_output(&streams->error_output);
  if (got <= 0) return;
  size_t capacity = streams->tail_capacity;
  for (ssize_t i = 0; capacity > 0 && i < got;) {
    size_t at = (size_t)(streams->error_bytes % capacity);
    size_t part = (size_t)(got - i) < capacity - at ? (size_t)(got - i) : capacity - at;
    memcpy(streams->tail + at, bytes + i, part);
    streams->error_bytes += part;
    i += (ssize_t)part;
  }
  if (capacity == 0) streams->error_bytes += (uint64_t)got;
}

bool streams_drain(struct streams *streams) {
  bool within_limit = true;
  for (;;) {
    while (streams->pending > 0) {
      channel_wait_writable();
      streams_send_pending(streams);
    }
    if (streams->output_bytes > streams->output_limit) close_output(&streams->output);
    if (streams->output < 0) break;
    uint64_t before = streams->output_bytes;
    within_limit &= streams_take_output(streams);
    /* EAGAIN with nobody left to write is as good as the end. */
    if (streams->output >= 0 && streams->output_bytes == before) close_output(&streams->output);
  }
  while (streams->error_output >= 0) {
    uint64_t before = streams->error_bytes;
    streams_take_error_output(streams);
    if (streams->error_bytes == before) close_output(&streams->error_output);
  }
  return within_limit;
}

void streams_put_tail(struct message *out, const struct streams *streams) {
  size_t capacity = streams->tail_capacity;
  put_u64(out, streams->error_bytes);
  if (capacity == 0 || streams->error_bytes <= capacity) {
    put_bytes(out, streams->tail, capacity == 0 ? 0 : (size_t)streams->error_bytes);
    return;
  }
  size_t start = (size_t)(streams->error_bytes % capacity);
  unsigned char *whole = malloc(capacity + 1);
  if (!whole) our_fault("allocate", "the tail of standard error");
  memcpy(whole, streams->tail + start, capacity - start);
  memcpy(whole + capacity - start, streams->tail, start);
  put_bytes(out, whole, capacity);
  free(whole);
}

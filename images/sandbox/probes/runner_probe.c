/*
 * Probes of the runner's own parts, linked with all of its sources but main.c, under ASan and UBSan; prints TAP. Runs
 * as a program in a sandbox: what needs container-root (wiping, putting and fetching files) is tried from outside.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "channel.h"
#include "message.h"
#include "protocol.h"
#include "streams.h"

static int count;

static void check(int ok, const char *what) { printf("%s %d - %s\n", ok ? "ok" : "not ok", ++count, what); }

/* The exit code of a child that does this; 70 is our_fault without a channel to tell it through. */
static int exit_code_of(void (*act)(void)) {
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    act();
    _exit(0);
  }
  int status;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void probe_fields(void) {
  struct message out = {0};
  put_u8(&out, 200);
  put_u32(&out, 4000000000U);
  put_u64(&out, 1ULL << 60);
  put_text(&out, "söurce");
  put_text(&out, "");
  put_bytes(&out, "a\0b", 3);
  struct cursor in = {.data = out.data, .size = out.size};
  check(take_u8(&in) == 200 && take_u32(&in) == 4000000000U && take_u64(&in) == 1ULL << 60, "numbers are read back");
  check(strcmp(take_text(&in), "söurce") == 0 && *take_text(&in) == '\0', "texts are read back");
  size_t size;
  const unsigned char *bytes = take_bytes(&in, &size);
  check(size == 3 && memcmp(bytes, "a\0b", 3) == 0, "bytes are read back, NULs as well");
  message_free(&out);
}

static void probe_lists(void) {
  struct message out = {0};
  put_u32(&out, 3);
  put_text(&out, "/bin/echo");
  put_text(&out, "");
  put_text(&out, "last");
  struct cursor in = {.data = out.data, .size = out.size};
  char **texts = take_texts(&in);
  check(!strcmp(texts[0], "/bin/echo") && !*texts[1] && !strcmp(texts[2], "last") && !texts[3], "a list ends with NULL");
  free(texts);
  message_free(&out);
}

static void read_beyond_the_end(void) {
  unsigned char data[3] = {0};
  struct cursor in = {.data = data, .size = sizeof data};
  take_u32(&in);
}

static void read_text_that_is_too_long(void) {
  unsigned char data[5] = {200, 0, 0, 0, 'x'};
  struct cursor in = {.data = data, .size = sizeof data};
  take_text(&in);
}

static void read_text_with_nul(void) {
  unsigned char data[6] = {2, 0, 0, 0, 'x', 0};
  struct cursor in = {.data = data, .size = sizeof data};
  take_text(&in);
}

static void read_endless_list(void) {
  unsigned char data[4] = {255, 255, 255, 127};
  struct cursor in = {.data = data, .size = sizeof data};
  take_texts(&in);
}

static void probe_malformed_requests(void) {
  check(exit_code_of(read_beyond_the_end) == 70, "a number beyond the end is our fault");
  check(exit_code_of(read_text_that_is_too_long) == 70, "a text beyond the end is our fault");
  check(exit_code_of(read_text_with_nul) == 70, "a text with a NUL is our fault");
  check(exit_code_of(read_endless_list) == 70, "a list beyond the end is our fault");
}

static void probe_frame_header(void) {
  unsigned char header[FRAME_HEADER_BYTES];
  frame_header(header, FRAME_STDOUT, 0x01020304);
  check(memcmp(header, "\x04\x03\x02\x01\x45", sizeof header) == 0, "a frame's header is little-endian");
}

static int pipe_with(const char *text, size_t size) {
  int ends[2];
  if (pipe2(ends, O_NONBLOCK) < 0 || write(ends[1], text, size) != (ssize_t)size) exit(EXIT_FAILURE);
  close(ends[1]);
  return ends[0];
}

static void probe_tail(size_t capacity, size_t size, const char *what) {
  static struct streams streams;
  char *text = malloc(size + 1);
  for (size_t i = 0; i < size; i++) text[i] = (char)('a' + i % 26);
  streams = (struct streams){.output = -1, .error_output = pipe_with(text, size)};
  streams.tail = malloc(capacity + 1);
  streams.tail_capacity = capacity;
  while (streams.error_output >= 0) streams_take_error_output(&streams);
  struct message out = {0};
  streams_put_tail(&out, &streams);
  struct cursor in = {.data = out.data, .size = out.size};
  uint64_t total = take_u64(&in);
  size_t kept;
  const unsigned char *tail = take_bytes(&in, &kept);
  size_t expected = size < capacity ? size : capacity;
  check(total == size && kept == expected && memcmp(tail, text + size - kept, kept) == 0, what);
  message_free(&out);
  free(streams.tail);
  free(text);
}

static void probe_output_limit(uint64_t limit, int expected, const char *what) {
  static struct streams streams;
  char text[100] = {0};
  streams = (struct streams){.output = pipe_with(text, sizeof text), .error_output = -1, .output_limit = limit};
  bool within = streams_take_output(&streams);
  within &= streams_drain(&streams);
  check(within == expected && streams.output_bytes == sizeof text && streams.output < 0, what);
}

int main(void) {
  probe_fields();
  probe_lists();
  probe_malformed_requests();
  probe_frame_header();
  probe_tail(1000, 0, "no standard error, no tail");
  probe_tail(1000, 999, "a short standard error is kept whole");
  probe_tail(1000, 1000, "one that just fits is kept whole");
  probe_tail(1000, 12345, "of a long one the end is kept, in order");
  probe_tail(7, 50000, "however small the ring");
  probe_tail(0, 5000, "even none at all");
  probe_output_limit(100, 1, "output up to the limit is within it");
  probe_output_limit(99, 0, "one byte more is not");
  probe_output_limit(0, 0, "nothing is allowed by a limit of nothing");
  printf("1..%d\n", count);
  return 0;
}

/*
 * The words the host and the runner say to each other over the Unix socket in the control directory.
 *
 * A frame is: u32 length of the payload, u8 type, payload. All numbers are little-endian; a text is a u32 length and
 * its bytes, without a NUL. src/sandbox/protocol.ts is the other end: change both, and PROTOCOL_VERSION.
 */
#ifndef DOCKET_PROTOCOL_H
#define DOCKET_PROTOCOL_H

enum { PROTOCOL_VERSION = 3, FRAME_HEADER_BYTES = 5, MAX_REQUEST_BYTES = 17 * 1024 * 1024 };

enum frame_type {
  /* host to runner */
  FRAME_CONFIGURE = 1, /* the seccomp filter; once */
  FRAME_EXECUTE = 2,
  FRAME_CANCEL = 3, /* ends the execution under way; no answer of its own */
  FRAME_PUT = 4,
  FRAME_FETCH = 5,
  FRAME_RESET = 6,
  FRAME_EXTEND = 7, /* others that the program may wait for wait themselves: see execution.c */

  /* runner to host */
  FRAME_HELLO = 64,
  FRAME_OK = 65,
  FRAME_FAULT = 66,   /* our fault: step, errno, detail */
  FRAME_REFUSED = 67, /* the program's fault: code, path */
  FRAME_STARTED = 68, /* only where a FIFO is involved: both ends must know when to let go */
  FRAME_STDOUT = 69,
  FRAME_REPORT = 70,
  FRAME_FILE = 71,
  FRAME_FILE_DATA = 72,
  FRAME_FILES_END = 73,
  FRAME_WAITED = 74, /* answers FRAME_EXTEND while an execution is under way */
};

/* What the runner itself stopped the program for. Memory is the kernel's to stop: see oom_kills in the report. */
enum stop_reason {
  STOP_NONE = 0,
  STOP_CPU_TIME = 1,
  STOP_WALL_TIME = 2,
  STOP_OUTPUT = 3,
  STOP_FORBIDDEN_CALLS = 4,
  STOP_CANCELLED = 5,
};

/* How the program's main process ended. Unknown only where it could not be killed: the container is then retired. */
enum program_end {
  END_UNKNOWN = 0,
  END_EXIT = 1,
  END_SIGNAL = 2,
};

#endif

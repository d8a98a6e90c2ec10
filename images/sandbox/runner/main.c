/*
 * The runner: PID 1 of every sandbox container, and the only thing in its image.
 *
 * Theory of operation. The host starts a container with nothing but this program and read-only mounts, and listens on
 * a Unix socket in the control directory, which only container-root can enter. The runner connects, says what it found
 * (architecture, system call numbers, cgroup version), gets the system call filter, and then serves one request after
 * the other: put files into /box, execute a program, fetch files. It starts programs as another user without
 * capabilities; between two executions it kills all that is left, empties the writable places and proves it.
 * When the socket closes it exits, and the kernel ends the container.
 *
 * It trusts the host and nobody else. What goes wrong is either our fault or the program's: see failure.h.
 */
#include <errno.h>
#include <linux/audit.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include "cgroup.h"
#include "channel.h"
#include "clean.h"
#include "execution.h"
#include "failure.h"
#include "files.h"
#include "filter.h"
#include "guard.h"
#include "identity.h"
#include "message.h"
#include "protocol.h"

#if defined(__x86_64__)
enum { AUDIT_ARCHITECTURE = (int)AUDIT_ARCH_X86_64 };
#elif defined(__aarch64__)
enum { AUDIT_ARCHITECTURE = (int)AUDIT_ARCH_AARCH64 };
#else
#error "the runner knows x86-64 and arm64"
#endif

/* Every system call this machine's headers know, made by build.sh. */
static const struct {
  const char *name;
  uint32_t number;
} SYSTEM_CALLS[] = {
#include "syscalls.inc"
};

static uid_t parse_uid(const char *text) {
  char *end;
  unsigned long uid = strtoul(text, &end, 10);
  if (*text == '\0' || *end != '\0') {
    errno = EINVAL;
    our_fault("read the arguments", text);
  }
  return (uid_t)uid;
}

static void say_hello(void) {
  struct message hello = {0};
  put_u32(&hello, PROTOCOL_VERSION);
  put_u32(&hello, (uint32_t)AUDIT_ARCHITECTURE);
  put_u8(&hello, (uint8_t)cgroup_version());
  size_t count = sizeof SYSTEM_CALLS / sizeof SYSTEM_CALLS[0];
  put_u32(&hello, (uint32_t)count);
  for (size_t i = 0; i < count; i++) {
    put_u32(&hello, SYSTEM_CALLS[i].number);
    put_text(&hello, SYSTEM_CALLS[i].name);
  }
  channel_send(FRAME_HELLO, &hello);
  message_free(&hello);
}

static void configure(struct cursor *request) {
  size_t size;
  const unsigned char *program = take_bytes(request, &size);
  if (filter_is_installed()) {
    errno = EALREADY;
    our_fault("configure", "the container is configured already");
  }
  filter_install(program, size);
  channel_send_raw(FRAME_OK, NULL, 0);
}

static void reset(void) {
  struct reaped reaped = {0};
  if (kill_everything(&reaped, -1) && wipe_writable_places()) {
    channel_send_raw(FRAME_OK, NULL, 0);
  } else {
    report_fault("reset", EBUSY, "something of the last program is left");
  }
}

static void serve_one(void) {
  struct cursor request;
  int type = channel_receive(&request);
  switch (type) {
    case FRAME_CONFIGURE: configure(&request); break;
    case FRAME_EXECUTE: execute(&request); break;
    case FRAME_PUT: put_file(&request); break;
    case FRAME_FETCH: fetch_files(&request); break;
    case FRAME_RESET: reset(); break;
    case FRAME_CANCEL:
    case FRAME_EXTEND: break; /* crossed with the report of what it was about */
    default: errno = EPROTO; our_fault("read a request", "unknown type");
  }
  free(request.data);
}

int main(int argc, char **argv) {
  refuse_to_run_outside_a_container();
  if (argc != 3) return EXIT_FAILURE;
  /* Nobody else may look into our memory or descriptors through /proc. */
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  identity.program = parse_uid(argv[1]);
  identity.owner = parse_uid(argv[2]);
  look_as(identity.owner);
  channel_connect("/control/runner.sock");
  look_as(0);
  cgroup_open();
  clean_open();
  if (!wipe_writable_places()) our_fault("find the writable places empty", "");
  say_hello();
  for (;;) serve_one();
}

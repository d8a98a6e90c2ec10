#include "filter.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "failure.h"

enum { MAX_KINDS = 32 };

static struct {
  uint32_t architecture;
  uint32_t number;
  uint32_t times;
} counts[MAX_KINDS];
static uint32_t kinds, total;
static int listener = -1;

bool filter_is_installed(void) { return listener >= 0; }

int filter_fd(void) { return listener; }

void filter_install(const unsigned char *program, size_t size) {
  if (size == 0 || size % sizeof(struct sock_filter) != 0 || size / sizeof(struct sock_filter) > BPF_MAXINSNS) {
    errno = EINVAL;
    our_fault("install the system call filter", "its size");
  }
  struct sock_filter instructions[BPF_MAXINSNS];
  memcpy(instructions, program, size);
  struct sock_fprog filter = {.len = (unsigned short)(size / sizeof(struct sock_filter)), .filter = instructions};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) our_fault("install the system call filter", "no_new_privs");
  long fd = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &filter);
  if (fd < 0) our_fault("install the system call filter", "seccomp");
  listener = (int)fd;
}

static void count(uint32_t architecture, uint32_t number) {
  total++;
  for (uint32_t i = 0; i < kinds; i++) {
    if (counts[i].architecture == architecture && counts[i].number == number) {
      counts[i].times++;
      return;
    }
  }
  /* More kinds than anybody reads: the total still counts them. */
  if (kinds == MAX_KINDS) return;
  counts[kinds].architecture = architecture;
  counts[kinds].number = number;
  counts[kinds].times = 1;
  kinds++;
}

uint32_t filter_answer(void) {
  struct seccomp_notif call = {0};
  if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &call) < 0) {
    /* ENOENT: the caller was killed while it waited. */
    if (errno == ENOENT || errno == EINTR) return total;
    our_fault("receive a forbidden call", "");
  }
  count(call.data.arch, (uint32_t)call.data.nr);
  struct seccomp_notif_resp answer = {.id = call.id, .error = -EPERM};
  if (ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer) < 0 && errno != ENOENT && errno != EINTR) {
    our_fault("answer a forbidden call", "");
  }
  return total;
}

void filter_forget(void) { kinds = total = 0; }

void filter_put_counts(struct message *out) {
  put_u32(out, kinds);
  for (uint32_t i = 0; i < kinds; i++) {
    put_u32(out, counts[i].architecture);
    put_u32(out, counts[i].number);
    put_u32(out, counts[i].times);
  }
}

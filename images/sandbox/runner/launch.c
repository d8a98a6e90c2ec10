#define _GNU_SOURCE
#include "launch.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "identity.h"

/*
 * Everything from here to exec runs in the vfork child: no allocation, no stdio, and raw system calls where glibc's
 * wrappers would do more than one call.
 */

static int setup_session(void) { return (int)syscall(SYS_setsid); }

static int setup_signals(void) {
  /* exec resets handlers by itself, but keeps what is ignored and what is blocked. */
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigset_t none;
  sigemptyset(&none);
  if (sigaction(SIGPIPE, &standard, NULL) < 0) return -1;
  if (sigaction(SIGCHLD, &standard, NULL) < 0) return -1;
  return sigprocmask(SIG_SETMASK, &none, NULL);
}

static int setup_oom_score(void) {
  /*
   * Out of memory, the program dies before the runner. A hostile one may lower its score to the runner's again, but
   * not below: only CAP_SYS_RESOURCE could, and no container of ours has it.
   */
  int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  ssize_t written = write(fd, "1000", 4);
  close(fd);
  return written == 4 ? 0 : -1;
}

static int setup_descriptors(const struct launch *launch) {
  for (int i = 0; i < 3; i++) {
    if (dup2(launch->standard[i], i) < 0) return -1;
  }
  for (int i = 0; i < launch->pipe_count; i++) {
    if (dup2(launch->pipes[i], 3 + i) < 0) return -1;
  }
  return (int)syscall(SYS_close_range, 3U + (unsigned)launch->pipe_count, ~0U, 0U);
}

static int limit(int resource, rlim_t value) {
  struct rlimit both = {value, value};
  return (int)syscall(SYS_prlimit64, 0, resource, &both, NULL);
}

static int setup_resource_limits(const struct limits *limits) {
  /*
   * Only a backstop, and per process: the runner itself looks at the whole container's CPU time. Far above, for the kernel
   * counts whole timer ticks here: on a busy machine that was a tenth more than the program had used, and its end by
   * SIGKILL looked like its own doing. A single thread reaches its wall time limit before this one.
   */
  if (limit(RLIMIT_CPU, 2 * (limits->cpu_time_us / 1000000) + 10) < 0) return -1;
  if (limit(RLIMIT_FSIZE, limits->file_size_bytes) < 0) return -1;
  if (limit(RLIMIT_STACK, limits->stack_bytes) < 0) return -1;
  if (limit(RLIMIT_NOFILE, limits->open_files) < 0) return -1;
  if (limits->processes && limit(RLIMIT_NPROC, limits->processes) < 0) return -1;
  if (limit(RLIMIT_CORE, 0) < 0) return -1;
  /* A message queue made by open() in /dev/mqueue would outlive the program: none can be made with a limit of 0. */
  if (limit(RLIMIT_MSGQUEUE, 0) < 0) return -1;
  if (limit(RLIMIT_MEMLOCK, 64 * 1024) < 0) return -1;
  if (limit(RLIMIT_SIGPENDING, 1024) < 0) return -1;
  if (limit(RLIMIT_NICE, 0) < 0) return -1;
  return limit(RLIMIT_RTPRIO, 0);
}

static int setup_user(uid_t uid) {
  /* Leaving uid 0 drops every capability; no_new_privs (set with the filter) means none ever comes back. */
  if (syscall(SYS_setgroups, 0, NULL) < 0) return -1;
  if (syscall(SYS_setresgid, uid, uid, uid) < 0) return -1;
  return (int)syscall(SYS_setresuid, uid, uid, uid);
}

/*
 * Where the program is there and may be executed, it is what it holds that the kernel does not take: a bad header, or
 * an interpreter of its own choice that does not exist or is not its to read. As a shell would, it then ends with 126.
 */
static bool is_programs_fault(const char *path, int error) { return error != EAGAIN && access(path, X_OK) == 0; }

static _Noreturn void cannot_execute(int error) {
  static const char text[] = "cannot execute the program: ";
  const char *reason = strerrordesc_np(error);
  ssize_t written = write(STDERR_FILENO, text, sizeof text - 1);
  if (written >= 0 && reason) written = write(STDERR_FILENO, reason, strlen(reason));
  if (written >= 0) written = write(STDERR_FILENO, "\n", 1);
  _exit(126);
}

static _Noreturn void become_the_program(struct launch *launch) {
  const char *step = "setup_session";
  if (setup_session() < 0) goto failed;
  step = "setup_signals";
  if (setup_signals() < 0) goto failed;
  step = "setup_oom_score";
  if (setup_oom_score() < 0) goto failed;
  step = "setup_descriptors";
  if (setup_descriptors(launch) < 0) goto failed;
  step = "setup_resource_limits";
  if (setup_resource_limits(&launch->limits) < 0) goto failed;
  step = "setup_user";
  if (setup_user(identity.program) < 0) goto failed;
  step = "setup_directory";
  if (chdir(launch->directory) < 0) goto failed;
  step = "exec";
  execve(launch->argv[0], launch->argv, launch->environment);
  int error = errno;
  if (is_programs_fault(launch->argv[0], error)) cannot_execute(error);
  errno = error;
failed:
  launch->error = errno;
  launch->failed_step = step;
  _exit(127);
}

pid_t launch(struct launch *launch) {
  launch->failed_step = NULL;
  pid_t child = vfork();
  if (child == 0) become_the_program(launch);
  if (child < 0) {
    launch->error = errno;
    launch->failed_step = "vfork";
  }
  return launch->failed_step ? -1 : child;
}

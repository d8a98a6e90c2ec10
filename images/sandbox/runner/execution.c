#define _GNU_SOURCE
#include "execution.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

#include "cgroup.h"
#include "channel.h"
#include "clean.h"
#include "failure.h"
#include "filter.h"
#include "launch.h"
#include "protocol.h"
#include "streams.h"
#include "waiting.h"

/* A program that goes on making forbidden calls is stopped: its verdict stands, and each call costs us time. */
enum { MAX_FORBIDDEN_CALLS = 1000, MIN_LOOK_US = 1000 };
/* However busy the machine, a program is not waited for longer than so many times its wall time limit. */
enum { MOST_PATIENCE = 10 };

struct execution {
  struct launch launch;
  const char *input, *output;
  char **pipes;
  bool forward_output, one_output, keep_files, announce_start;
  size_t tail_bytes;
  uint64_t cpu_millis; /* CPUs the container may use at once, times 1000 */

  pid_t program;
  enum stop_reason stop;
  struct reaped reaped;
  struct cgroup_counts before;
  uint64_t own_cpu_before_us;
  uint64_t started_us, ended_us;
  uint64_t next_look_us;     /* when to look at the CPU time next */
  uint64_t extension_us;     /* what programs in other containers waited that this one may wait for */
  uint64_t wall_deadline_us; /* when the wall time limit is reached, from what is known of the waiting for a processor */
};

static volatile sig_atomic_t child_ended;

static void on_child(int signal) {
  (void)signal;
  child_ended = 1;
}

static uint64_t clock_us(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

/* The container's CPU time less the runner's own: what the program and all its descendants used. */
static uint64_t cpu_used_us(const struct execution *e) {
  uint64_t own = clock_us(CLOCK_PROCESS_CPUTIME_ID) - e->own_cpu_before_us;
  uint64_t all = cgroup_cpu_us() - e->before.cpu_us;
  return all > own ? all - own : 0;
}

static void read_request(struct execution *e, struct cursor *request) {
  e->launch.argv = take_texts(request);
  e->launch.environment = take_texts(request);
  e->launch.directory = take_text(request);
  e->input = take_text(request);
  e->output = take_text(request);
  e->pipes = take_texts(request);
  e->forward_output = take_u8(request);
  e->one_output = take_u8(request);
  e->keep_files = take_u8(request);
  e->announce_start = take_u8(request);
  e->tail_bytes = take_u32(request);
  e->cpu_millis = take_u32(request);
  struct limits *limits = &e->launch.limits;
  limits->cpu_time_us = take_u64(request);
  limits->wall_time_us = take_u64(request);
  limits->output_bytes = take_u64(request);
  limits->file_size_bytes = take_u64(request);
  limits->stack_bytes = take_u64(request);
  limits->open_files = take_u64(request);
  limits->processes = take_u64(request);
  if (!e->launch.argv[0] || e->cpu_millis == 0) {
    errno = EINVAL;
    our_fault("read a request", "nothing to execute");
  }
}

/*
 * The wall time limit is for programs that sleep or wait. Time in which the program was ready to run and got no processor
 * is not counted: on a busy machine that would be most of it, and the verdict would depend on its neighbours. Neither is
 * time in which programs that it talks with waited so, as the host tells (FRAME_EXTEND).
 */
static bool has_reached_wall_time(struct execution *e, uint64_t now) {
  uint64_t limit = e->launch.limits.wall_time_us;
  if (now < e->wall_deadline_us) return false;
  if (now - e->started_us >= MOST_PATIENCE * limit) return true;
  e->wall_deadline_us = e->started_us + limit + waited_for_cpu_us() + e->extension_us;
  return now >= e->wall_deadline_us;
}

/* Enforces the two clocks. The CPU time is looked at when it could have run out at the earliest, not periodically. */
static void look_at_clocks(struct execution *e, uint64_t now) {
  const struct limits *limits = &e->launch.limits;
  if (has_reached_wall_time(e, now)) {
    e->stop = STOP_WALL_TIME;
    return;
  }
  if (now < e->next_look_us) return;
  uint64_t used = cpu_used_us(e);
  if (used > limits->cpu_time_us) {
    e->stop = STOP_CPU_TIME;
    return;
  }
  uint64_t soonest = (limits->cpu_time_us - used) * 1000 / e->cpu_millis;
  e->next_look_us = clock_us(CLOCK_MONOTONIC) + (soonest < MIN_LOOK_US ? MIN_LOOK_US : soonest);
}

static void tell_waiting(void) {
  struct message out = {0};
  put_u64(&out, waited_for_cpu_us());
  channel_send(FRAME_WAITED, &out);
  message_free(&out);
}

static void hear_the_host(struct execution *e) {
  struct cursor payload;
  int type = channel_receive(&payload);
  if (type == FRAME_EXTEND) {
    e->extension_us = take_u64(&payload);
    /* Nothing goes between the parts of a frame that is sent piecemeal. */
    if (!e->forward_output) tell_waiting();
  }
  free(payload.data);
  if (type == FRAME_EXTEND) return;
  if (type != FRAME_CANCEL) {
    errno = EPROTO;
    our_fault("read a request", "another one is under way");
  }
  e->stop = STOP_CANCELLED;
}

/* Sleeps until something happens or a clock may have run out, and deals with what happened. */
static void watch_once(struct execution *e, struct streams *streams, const sigset_t *while_waiting) {
  enum { HOST, OUTPUT, ERROR_OUTPUT, FORBIDDEN, WATCHED };
  bool has_pending = streams->pending > 0;
  struct pollfd watched[WATCHED] = {
      [HOST] = {.fd = channel_fd(), .events = (short)(POLLIN | (has_pending ? POLLOUT : 0))},
      [OUTPUT] = {.fd = has_pending ? -1 : streams->output, .events = POLLIN},
      [ERROR_OUTPUT] = {.fd = streams->error_output, .events = POLLIN},
      [FORBIDDEN] = {.fd = filter_fd(), .events = POLLIN},
  };
  uint64_t now = clock_us(CLOCK_MONOTONIC);
  uint64_t deadline = e->wall_deadline_us;
  if (e->next_look_us < deadline) deadline = e->next_look_us;
  uint64_t wait_us = deadline > now ? deadline - now : 0;
  struct timespec timeout = {.tv_sec = (time_t)(wait_us / 1000000), .tv_nsec = (long)(wait_us % 1000000) * 1000};
  int ready = ppoll(watched, WATCHED, &timeout, while_waiting);
  if (ready < 0 && errno != EINTR) our_fault("watch the program", "ppoll");

  if (ready > 0) {
    if (watched[HOST].revents & (POLLIN | POLLHUP | POLLERR)) hear_the_host(e);
    if (watched[HOST].revents & POLLOUT) streams_send_pending(streams);
    if (watched[OUTPUT].revents && !streams_take_output(streams)) e->stop = STOP_OUTPUT;
    if (watched[ERROR_OUTPUT].revents) streams_take_error_output(streams);
    if ((watched[FORBIDDEN].revents & POLLIN) && filter_answer() >= MAX_FORBIDDEN_CALLS) e->stop = STOP_FORBIDDEN_CALLS;
  }
  if (child_ended) {
    child_ended = 0;
    reap_ended(&e->reaped, e->program);
  }
  if (!e->reaped.main_ended && !e->stop) look_at_clocks(e, clock_us(CLOCK_MONOTONIC));
}

static void watch(struct execution *e, struct streams *streams) {
  sigset_t child_blocked, while_waiting;
  sigemptyset(&child_blocked);
  sigaddset(&child_blocked, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child_blocked, NULL);
  sigemptyset(&while_waiting);
  reap_ended(&e->reaped, e->program);
  while (!e->reaped.main_ended && !e->stop) watch_once(e, streams, &while_waiting);
  sigprocmask(SIG_UNBLOCK, &child_blocked, NULL);
}

static void send_report(struct execution *e, const struct streams *streams, bool is_clean) {
  struct cgroup_counts after = cgroup_read();
  int status = e->reaped.main_status;
  struct message out = {0};
  put_u8(&out, (uint8_t)e->stop);
  put_u8(&out, !e->reaped.main_ended ? END_UNKNOWN : WIFEXITED(status) ? END_EXIT : END_SIGNAL);
  put_u32(&out, (uint32_t)(WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status)));
  put_u64(&out, cpu_used_us(e));
  put_u64(&out, e->reaped.cpu_us);
  put_u64(&out, e->ended_us - e->started_us);
  put_u64(&out, e->reaped.memory_peak);
  put_u64(&out, after.memory_peak);
  put_u64(&out, streams->output_bytes);
  put_u64(&out, after.oom_kills - e->before.oom_kills);
  put_u64(&out, after.process_limit_hits - e->before.process_limit_hits);
  put_u8(&out, is_clean);
  filter_put_counts(&out);
  streams_put_tail(&out, streams);
  channel_send(FRAME_REPORT, &out);
  message_free(&out);
}

static void finish(struct execution *e, struct streams *streams) {
  if (e->reaped.main_ended) e->ended_us = clock_us(CLOCK_MONOTONIC);
  bool is_alone = kill_everything(&e->reaped, e->program);
  if (e->ended_us == 0) e->ended_us = clock_us(CLOCK_MONOTONIC);
  if (is_alone && !streams_drain(streams) && !e->stop) e->stop = STOP_OUTPUT;
  bool is_clean = is_alone && (e->keep_files || wipe_writable_places());
  send_report(e, streams, is_clean);
}

void execute(struct cursor *request) {
  static struct streams streams;
  static bool is_listening_for_children;
  struct execution e = {0};
  if (!filter_is_installed()) {
    errno = EPERM;
    our_fault("execute", "no system call filter is installed");
  }
  if (!is_listening_for_children) {
    struct sigaction action = {.sa_handler = on_child, .sa_flags = SA_RESTART | SA_NOCLDSTOP};
    if (sigaction(SIGCHLD, &action, NULL) < 0) our_fault("listen for ended children", "");
    is_listening_for_children = true;
  }
  read_request(&e, request);
  streams.forward = e.forward_output;
  streams.output_limit = e.launch.limits.output_bytes;
  streams.output_bytes = streams.error_bytes = 0;
  streams.pending = streams.sent = 0;
  streams_open(&streams, e.input, e.output, e.one_output, e.tail_bytes);
  streams_open_pipes(&streams, e.pipes);
  memcpy(e.launch.standard, streams.program_ends, sizeof e.launch.standard);
  e.launch.pipes = streams.pipes;
  e.launch.pipe_count = streams.pipe_count;

  filter_forget();
  e.before = cgroup_read();
  e.own_cpu_before_us = clock_us(CLOCK_PROCESS_CPUTIME_ID);
  e.started_us = clock_us(CLOCK_MONOTONIC);
  e.wall_deadline_us = e.started_us + e.launch.limits.wall_time_us;
  e.next_look_us = e.started_us + e.launch.limits.cpu_time_us * 1000 / e.cpu_millis;
  e.program = launch(&e.launch);
  streams_started(&streams);
  if (e.program < 0) {
    kill_everything(&e.reaped, e.program);
    report_fault(e.launch.failed_step, e.launch.error, e.launch.argv[0]);
  } else {
    if (e.announce_start) channel_send_raw(FRAME_STARTED, NULL, 0);
    watch(&e, &streams);
    finish(&e, &streams);
  }
  streams_close(&streams);
  free(e.launch.argv);
  free(e.launch.environment);
  free(e.pipes);
}

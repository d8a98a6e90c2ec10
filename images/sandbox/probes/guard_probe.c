/*
 * Tries one guard of the sandbox from inside, as a program would, and says what happened: one line of evidence, exit
 * code 0 where the guard held and 1 where it did not. src/sandbox/guard-probes.ts compiles and runs it; where a guard
 * ends the program (memory, CPU time), the report is the evidence.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { HELD = 0, BROKEN = 1 };

static int probe_network(void) {
  FILE *devices = fopen("/proc/net/dev", "r");
  char line[256], others[128] = "";
  int others_count = 0;
  while (devices && fgets(line, sizeof line, devices)) {
    char name[32];
    if (sscanf(line, " %31[^: |]:", name) != 1 || !strchr(line, ':') || strcmp(name, "lo") == 0) continue;
    others_count++;
    if (strlen(others) + strlen(name) + 2 < sizeof others) strcat(strcat(others, " "), name);
  }
  int inet = socket(AF_INET, SOCK_STREAM, 0);
  int refused = errno;
  printf("interfaces besides lo:%s, internet socket: %s\n", others_count ? others : " none",
         inet < 0 ? strerror(refused) : "open");
  return devices && others_count == 0 && inet < 0 ? HELD : BROKEN;
}

/* Touches more and more memory; past `argument` bytes the guard did not hold. */
static int probe_memory(long argument) {
  const long step = 1024 * 1024;
  for (long touched = 0; touched < argument; touched += step) {
    char *block = malloc((size_t)step);
    if (!block) break;
    memset(block, 1, (size_t)step);
  }
  printf("could use %ld MiB\n", argument / step);
  return BROKEN;
}

static long long number_in(const char *path, const char *word) {
  FILE *file = fopen(path, "r");
  char line[256];
  while (file && fgets(line, sizeof line, file)) {
    if (strncmp(line, word, strlen(word)) != 0) continue;
    fclose(file);
    return strtoll(line + strlen(word), NULL, 10);
  }
  if (file) fclose(file);
  return -1;
}

static int probe_swap(void) {
  long long host_swap = number_in("/proc/meminfo", "SwapTotal:");
  long long v2 = number_in("/sys/fs/cgroup/memory.swap.max", "");
  if (v2 >= 0) {
    printf("memory.swap.max is %lld\n", v2);
    return v2 == 0 ? HELD : BROKEN;
  }
  long long memory = number_in("/sys/fs/cgroup/memory/memory.limit_in_bytes", "");
  long long both = number_in("/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes", "");
  if (both >= 0) {
    printf("memory and swap together may be %lld bytes, memory %lld\n", both, memory);
    return both == memory ? HELD : BROKEN;
  }
  printf("the kernel does not count swap; the machine has %lld KiB of it\n", host_swap);
  return host_swap == 0 ? HELD : BROKEN;
}

/* Starts `argument` processes that stay; the guard refuses some of them. */
static int probe_processes(long argument) {
  long started = 0;
  int refused = 0;
  for (; started < argument; started++) {
    pid_t child = fork();
    if (child == 0) {
      pause();
      _exit(0);
    }
    if (child < 0) {
      refused = errno;
      break;
    }
  }
  printf("%ld of %ld processes started%s%s\n", started, argument, refused ? ": " : "", refused ? strerror(refused) : "");
  return started < argument ? HELD : BROKEN;
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Four processes spin for `argument` milliseconds of wall time; the host compares with the CPU time used. */
static int probe_cpu(long argument) {
  double end = seconds() + (double)argument / 1000;
  for (int i = 0; i < 3; i++) {
    if (fork() == 0) break;
  }
  while (seconds() < end) continue;
  while (wait(NULL) > 0) continue;
  return HELD;
}

static _Noreturn void probe_cpu_time(void) {
  for (volatile unsigned long spin = 0;; spin++) continue;
}

static int probe_read_only_root(void) {
  static const char *const PLACES[] = {"/",        "/usr",  "/etc", "/usr/lib", "/var/lib", "/artifact",    "/data",
                                       "/control", "/proc", "/sys", "/dev",     "/dev/pts", "/sys/fs/cgroup"};
  int writable = 0;
  for (size_t i = 0; i < sizeof PLACES / sizeof PLACES[0]; i++) {
    char path[64];
    snprintf(path, sizeof path, "%s/probe", PLACES[i]);
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (file < 0) continue;
    writable++;
    printf("%s is writable; ", PLACES[i]);
    unlink(path);
  }
  int own_file = open("/box/probe", O_WRONLY | O_CREAT | O_EXCL, 0600);
  printf("%d of %zu places writable, /box %s\n", writable, sizeof PLACES / sizeof PLACES[0],
         own_file >= 0 ? "is" : "is not");
  return writable == 0 && own_file >= 0 ? HELD : BROKEN;
}

static int probe_system_calls(void) {
  long traced = ptrace(PTRACE_TRACEME, 0, NULL, NULL);
  int refused = errno;
  long long mode = number_in("/proc/self/status", "Seccomp:");
  long long filters = number_in("/proc/self/status", "Seccomp_filters:");
  printf("ptrace: %s, seccomp mode %lld, %lld filters\n", traced < 0 ? strerror(refused) : "allowed", mode, filters);
  return traced < 0 && mode == 2 && (filters < 0 || filters >= 2) ? HELD : BROKEN;
}

static int probe_privileges(void) {
  FILE *status = fopen("/proc/self/status", "r");
  char line[256];
  unsigned long long effective = 1, permitted = 1;
  int no_new = 0;
  while (status && fgets(line, sizeof line, status)) {
    sscanf(line, "CapEff: %llx", &effective);
    sscanf(line, "CapPrm: %llx", &permitted);
    sscanf(line, "NoNewPrivs: %d", &no_new);
  }
  bool is_root = getuid() == 0 || geteuid() == 0 || getgid() == 0 || getegid() == 0 || setuid(0) == 0;
  int groups = getgroups(0, NULL);
  printf("uid %u, capabilities %llx, no_new_privs %d, %d further groups\n", getuid(), effective | permitted, no_new, groups);
  return !is_root && effective == 0 && permitted == 0 && no_new == 1 && groups == 0 ? HELD : BROKEN;
}

static int probe_other_processes(void) {
  DIR *proc = opendir("/proc");
  int count = 0;
  struct dirent *entry;
  while (proc && (entry = readdir(proc))) count += entry->d_name[0] >= '0' && entry->d_name[0] <= '9';
  int kill_error = kill(1, SIGKILL) < 0 ? errno : 0;
  bool can_enter = chdir("/control") == 0;
  printf("%d processes in sight, killing the runner: %s, control directory: %s\n", count,
         kill_error ? strerror(kill_error) : "allowed", can_enter ? "open" : "closed");
  return count == 2 && kill_error == EPERM && !can_enter ? HELD : BROKEN;
}

/* Fills /box; the guard stops it before `argument` bytes. */
static int probe_tmpfs_size(long argument) {
  static char block[64 * 1024];
  int file = open("/box/full", O_WRONLY | O_CREAT, 0600);
  long written = 0;
  ssize_t got = 0;
  memset(block, 1, sizeof block);
  while (written < argument && (got = write(file, block, sizeof block)) > 0) written += got;
  struct statvfs fs;
  bool known = statvfs("/box", &fs) == 0;
  printf("%ld KiB written to /box%s%s, %lu inodes at most\n", written / 1024, got < 0 ? ": " : "",
         got < 0 ? strerror(errno) : "", known ? (unsigned long)fs.f_files : 0UL);
  return written < argument && known && fs.f_files < 1000000 ? HELD : BROKEN;
}

int main(int argc, char **argv) {
  const char *guard = argc > 1 ? argv[1] : "";
  long argument = argc > 2 ? strtol(argv[2], NULL, 10) : 0;
  if (strcmp(guard, "network") == 0) return probe_network();
  if (strcmp(guard, "memory") == 0) return probe_memory(argument);
  if (strcmp(guard, "swap") == 0) return probe_swap();
  if (strcmp(guard, "processes") == 0) return probe_processes(argument);
  if (strcmp(guard, "cpu") == 0) return probe_cpu(argument);
  if (strcmp(guard, "cpu-time") == 0) probe_cpu_time();
  if (strcmp(guard, "read-only root") == 0) return probe_read_only_root();
  if (strcmp(guard, "system calls") == 0) return probe_system_calls();
  if (strcmp(guard, "privileges") == 0) return probe_privileges();
  if (strcmp(guard, "other processes") == 0) return probe_other_processes();
  if (strcmp(guard, "tmpfs size") == 0) return probe_tmpfs_size(argument);
  fprintf(stderr, "unknown guard: %s\n", guard);
  return 2;
}

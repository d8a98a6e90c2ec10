#define _GNU_SOURCE
#include "clean.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "failure.h"
#include "identity.h"

enum { PLACES = 3, KILL_DEADLINE_MS = 10000 };

static const char *const PLACE_PATHS[PLACES] = {"/box", "/tmp", "/dev/shm"};
static int places[PLACES];

static uint64_t microseconds(struct timeval t) { return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_usec; }

/* True while there may be more to wait for. */
static bool reap_one(struct reaped *reaped, pid_t main_process) {
  int status;
  struct rusage usage;
  pid_t pid = wait4(-1, &status, WNOHANG | __WALL, &usage);
  if (pid <= 0) return false;
  reaped->cpu_us += microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
  uint64_t peak = (uint64_t)usage.ru_maxrss * 1024;
  if (peak > reaped->memory_peak) reaped->memory_peak = peak;
  if (pid == main_process) {
    reaped->main_ended = true;
    reaped->main_status = status;
  }
  return true;
}

void reap_ended(struct reaped *reaped, pid_t main_process) {
  while (reap_one(reaped, main_process)) continue;
}

bool kill_everything(struct reaped *reaped, pid_t main_process) {
  /* Nobody else's children exist in this PID namespace: ESRCH is the proof that only the runner is left. */
  for (int waited_ms = 0; waited_ms < KILL_DEADLINE_MS; waited_ms++) {
    if (kill(-1, SIGKILL) < 0 && errno == ESRCH) {
      reap_ended(reaped, main_process);
      return true;
    }
    reap_ended(reaped, main_process);
    if (kill(-1, 0) < 0 && errno == ESRCH) return true;
    nanosleep(&(struct timespec){.tv_nsec = waited_ms < 2 ? 100000 : 1000000}, NULL);
    reap_ended(reaped, main_process);
  }
  return false;
}

void clean_open(void) {
  look_as(identity.program);
  for (int i = 0; i < PLACES; i++) {
    places[i] = open(PLACE_PATHS[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (places[i] < 0) our_fault("open a writable place", PLACE_PATHS[i]);
  }
  look_as(0);
}

int box_directory(void) { return places[0]; }

/* A tmpfs with nothing in it holds one inode, its root, and no block. */
static bool is_empty(int place) {
  struct statfs fs;
  if (fstatfs(place, &fs) < 0) our_fault("look at a writable place", "fstatfs");
  return fs.f_files - fs.f_ffree <= 1 && fs.f_blocks == fs.f_bfree;
}

struct directory_entry {
  uint64_t inode;
  int64_t offset;
  unsigned short size;
  unsigned char type;
  char name[];
};

/*
 * Empties one directory as far as it goes without descending. Returns a descriptor of the first directory in it that
 * is not empty, or -1 when there is none.
 */
static int remove_entries(int directory) {
  _Alignas(struct directory_entry) char buffer[16384];
  for (;;) {
    if (lseek(directory, 0, SEEK_SET) < 0) return -1;
    long length = syscall(SYS_getdents64, directory, buffer, sizeof buffer);
    bool removed = false;
    for (long at = 0; at < length;) {
      struct directory_entry *entry = (struct directory_entry *)(void *)(buffer + at);
      at += entry->size;
      if (strcmp(entry->name, ".") == 0 || strcmp(entry->name, "..") == 0) continue;
      if (entry->type != DT_DIR) {
        if (unlinkat(directory, entry->name, 0) == 0) removed = true;
        continue;
      }
      if (unlinkat(directory, entry->name, AT_REMOVEDIR) == 0) {
        removed = true;
        continue;
      }
      /* The program may have taken every permission from its own directory. */
      if (fchmodat(directory, entry->name, 0700, 0) < 0) continue;
      int below = openat(directory, entry->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
      if (below >= 0) return below;
    }
    if (!removed) return -1;
  }
}

/*
 * No recursion and two descriptors at most, however deep the program nested its directories. Nobody else is alive to
 * move them about, so `..` leads back to where we came from.
 */
static void empty_tree(int place) {
  struct stat root, here;
  if (fstat(place, &root) < 0) our_fault("wipe a writable place", "fstat");
  if (fchmod(place, 0700) < 0) our_fault("wipe a writable place", "fchmod");
  int current = fcntl(place, F_DUPFD_CLOEXEC, 3);
  while (current >= 0) {
    int below = remove_entries(current);
    if (below < 0) {
      if (fstat(current, &here) < 0 || here.st_ino == root.st_ino) break;
      below = openat(current, "..", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    }
    close(current);
    current = below;
  }
  if (current >= 0) close(current);
}

/*
 * An attribute on the place itself would be a message to the next program as well as a file in it. They are set every
 * time, changed or not: so even the time of the last change, which nobody can set, tells only when this was.
 */
static bool restore_place(int place, mode_t mode) {
  struct timespec epoch[2] = {{0}, {0}};
  return fchmod(place, mode) == 0 && futimens(place, epoch) == 0;
}

bool wipe_writable_places(void) {
  static mode_t modes[PLACES];
  static bool known;
  bool clean = true;
  look_as(identity.program);
  for (int i = 0; i < PLACES; i++) {
    struct stat as_mounted;
    if (!known && fstat(places[i], &as_mounted) < 0) our_fault("wipe a writable place", "fstat");
    if (!known) modes[i] = as_mounted.st_mode & 07777;
    if (!is_empty(places[i])) empty_tree(places[i]);
    clean &= restore_place(places[i], modes[i]);
    clean &= is_empty(places[i]);
  }
  known = true;
  look_as(0);
  return clean;
}

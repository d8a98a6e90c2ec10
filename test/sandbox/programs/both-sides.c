/*
 * Acts that a guard stops, each as it would succeed without: prints "<act> ok" or the errno's name. The acts that end
 * in -leave and -find try to leave a bit for another program and to find it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <linux/perf_event.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/ipc.h>
#include <sys/mount.h>
#include <sys/msg.h>
#include <sys/ptrace.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/xattr.h>
#include <unistd.h>

static const char SHARED[] = "/usr/bin/env";
enum { KEY = 4242, SESSION_KEYRING = -3, KEYCTL_SEARCH = 10 };

static long as_error(int error) {
  errno = error;
  return -1;
}

static long network_interfaces(void) {
  FILE *devices = fopen("/proc/net/dev", "r");
  char line[256];
  int others = 0;
  while (devices && fgets(line, sizeof line, devices)) others += strchr(line, ':') && !strstr(line, " lo:");
  return others > 0 ? 0 : as_error(ENODEV);
}

static long fill_box(void) {
  static char block[1 << 20];
  int file = open("/box/full", O_CREAT | O_WRONLY, 0600);
  for (int mebibytes = 0; mebibytes < 16; mebibytes++) {
    if (write(file, block, sizeof block) != (ssize_t)sizeof block) return as_error(ENOSPC);
  }
  return 0;
}

static long use_inodes(void) {
  char name[64];
  for (int i = 0; i < 70000; i++) {
    snprintf(name, sizeof name, "/box/%d", i);
    if (mknod(name, S_IFREG | 0600, 0) < 0) return -1;
  }
  return 0;
}

static long perf(void) {
  struct perf_event_attr attr = {.type = PERF_TYPE_SOFTWARE, .size = sizeof attr, .config = PERF_COUNT_SW_TASK_CLOCK};
  attr.exclude_kernel = attr.exclude_hv = 1;
  return syscall(SYS_perf_event_open, &attr, 0, -1, -1, 0);
}

static long io_uring(void) {
  struct io_uring_params params = {0};
  return syscall(SYS_io_uring_setup, 4, &params);
}

static long read_child(void) {
  static char secret[] = "secret";
  char seen[sizeof secret];
  pid_t child = fork();
  if (child == 0) {
    for (;;) pause();
  }
  struct iovec here = {seen, sizeof seen}, there = {secret, sizeof secret};
  long got = process_vm_readv(child, &here, 1, &there, 1, 0);
  int error = errno;
  kill(child, SIGKILL);
  return got < 0 ? as_error(error) : 0;
}

static long bind_name(void) {
  struct sockaddr_un name = {.sun_family = AF_UNIX, .sun_path = "\0mark"};
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) < 0) return -1;
  return bind(pair[0], (struct sockaddr *)&name, sizeof name);
}

static long file_handle(void) {
  struct file_handle *handle = malloc(sizeof *handle + MAX_HANDLE_SZ);
  int mount;
  handle->handle_bytes = MAX_HANDLE_SZ;
  return name_to_handle_at(AT_FDCWD, SHARED, handle, &mount, 0);
}

static long find_lock(void) {
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  if (fcntl(open(SHARED, O_RDONLY), F_GETLK, &lock) < 0) return -1;
  return lock.l_type == F_UNLCK ? as_error(ENOENT) : 0;
}

/* Leases are for a file's owner: the artifact would have to be the program's. */
static long hold_lock(void) {
  struct flock lock = {.l_type = F_RDLCK, .l_whence = SEEK_SET};
  return fcntl(open(SHARED, O_RDONLY), F_SETLK, &lock);
}

static long find_flock(void) {
  if (flock(open(SHARED, O_RDONLY), LOCK_SH | LOCK_NB) == 0) return as_error(ENOENT);
  return errno == EWOULDBLOCK ? 0 : -1;
}

static long find_time_stamp(void) {
  struct stat box;
  if (stat("/box", &box) < 0) return -1;
  return box.st_atim.tv_nsec == 4242 || box.st_mtim.tv_nsec == 4242 ? 0 : as_error(ENOENT);
}

static long leave_time_stamp(const char *which) {
  struct timespec stamp[2] = {{0, UTIME_OMIT}, {0, UTIME_OMIT}};
  stamp[!strcmp(which, "mtime-leave")] = (struct timespec){0, 4242};
  return utimensat(AT_FDCWD, "/box", stamp, 0);
}

static long find_attribute(void) {
  char value[8];
  return getxattr("/box", "user.mark", value, sizeof value);
}

static long act_of(const char *act) {
  if (!strcmp(act, "ptrace")) return ptrace(PTRACE_TRACEME, 0, NULL, NULL);
  if (!strcmp(act, "unshare")) return unshare(CLONE_NEWUSER);
  if (!strcmp(act, "mount")) return mount("none", "/box", "tmpfs", 0, NULL);
  if (!strcmp(act, "mknod")) return mknod("/box/null", S_IFCHR | 0600, makedev(1, 3));
  if (!strcmp(act, "chroot")) return chroot("/box");
  if (!strcmp(act, "perf")) return perf();
  if (!strcmp(act, "io_uring")) return io_uring();
  if (!strcmp(act, "userfaultfd")) return syscall(SYS_userfaultfd, 1 /* UFFD_USER_MODE_ONLY */);
  if (!strcmp(act, "read-child")) return read_child();
  if (!strcmp(act, "kcmp")) return syscall(SYS_kcmp, getpid(), getpid(), 1, 0, 0);
  if (!strcmp(act, "bind")) return bind_name();
  if (!strcmp(act, "handle")) return file_handle();
  if (!strcmp(act, "inotify")) return inotify_add_watch(inotify_init(), SHARED, IN_OPEN);
  if (!strcmp(act, "internet")) return socket(AF_INET, SOCK_STREAM, 0);
  if (!strcmp(act, "packet")) return socket(AF_PACKET, SOCK_RAW, 0);
  if (!strcmp(act, "interfaces")) return network_interfaces();
  if (!strcmp(act, "fill-box")) return fill_box();
  if (!strcmp(act, "inodes")) return use_inodes();
  if (!strcmp(act, "control")) return open("/control", O_RDONLY | O_DIRECTORY);
  if (!strcmp(act, "runner")) return open("/proc/1/maps", O_RDONLY);
  if (!strcmp(act, "terminal")) return open("/dev/ptmx", O_RDWR | O_NOCTTY);
  if (!strcmp(act, "write-root")) return open("/new", O_CREAT | O_WRONLY, 0600);
  if (!strcmp(act, "write-artifact")) return open("/artifact/new", O_CREAT | O_WRONLY, 0600);

  if (!strcmp(act, "key-leave")) return syscall(SYS_add_key, "user", "mark", "1", 1, SESSION_KEYRING);
  if (!strcmp(act, "key-find")) return syscall(SYS_keyctl, KEYCTL_SEARCH, SESSION_KEYRING, "user", "mark", 0);
  if (!strcmp(act, "shm-leave")) return shmget(KEY, 4096, IPC_CREAT | 0600);
  if (!strcmp(act, "shm-find")) return shmget(KEY, 4096, 0);
  if (!strcmp(act, "sem-leave")) return semget(KEY, 1, IPC_CREAT | 0600);
  if (!strcmp(act, "sem-find")) return semget(KEY, 1, 0);
  if (!strcmp(act, "queue-leave")) return msgget(KEY, IPC_CREAT | 0600);
  if (!strcmp(act, "queue-find")) return msgget(KEY, 0);
  if (!strcmp(act, "xattr-leave")) return setxattr("/box", "user.mark", "1", 1, 0);
  if (!strcmp(act, "xattr-find")) return find_attribute();
  if (!strcmp(act, "atime-leave") || !strcmp(act, "mtime-leave")) return leave_time_stamp(act);
  if (!strcmp(act, "atime-find") || !strcmp(act, "mtime-find")) return find_time_stamp();
  if (!strcmp(act, "devshm-leave")) return open("/dev/shm/mark", O_CREAT | O_WRONLY, 0600);
  if (!strcmp(act, "devshm-find")) return open("/dev/shm/mark", O_RDONLY);
  if (!strcmp(act, "mqueue-leave")) return open("/dev/mqueue/mark", O_CREAT | O_WRONLY, 0600);
  if (!strcmp(act, "mqueue-find")) return open("/dev/mqueue/mark", O_RDONLY);
  if (!strcmp(act, "flock-leave")) return flock(open(SHARED, O_RDONLY), LOCK_EX | LOCK_NB);
  if (!strcmp(act, "flock-find")) return find_flock();
  if (!strcmp(act, "lock-leave")) return hold_lock();
  if (!strcmp(act, "lock-find")) return find_lock();
  if (!strcmp(act, "abstract-leave")) return bind_name();
  if (!strcmp(act, "abstract-find")) return bind_name() < 0 && errno == EADDRINUSE ? 0 : as_error(ENOENT);
  exit(2);
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    if (!strcmp(argv[i], "hold")) {
      for (;;) pause();
    }
    errno = 0;
    long result = act_of(argv[i]);
    printf("%s %s\n", argv[i], result < 0 ? strerrorname_np(errno) : "ok");
    fflush(stdout);
  }
  return 0;
}

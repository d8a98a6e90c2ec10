#define _GNU_SOURCE
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <dirent.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "channel.h"
#include "clean.h"
#include "failure.h"
#include "identity.h"
#include "protocol.h"

enum { COPY_BYTES = 256 * 1024, MAX_DEPTH = 32, CONTROL_PATH_BYTES = 320 };

int open_control_entry(const char *name, int flags) {
  char path[CONTROL_PATH_BYTES];
  if (strchr(name, '/') || snprintf(path, sizeof path, "/control/%s", name) >= (int)sizeof path) {
    errno = EINVAL;
    return -1;
  }
  look_as(identity.owner);
  /* O_NONBLOCK: opening a FIFO must not wait for its other end. For a file it means nothing. */
  int fd = open(path, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  int error = errno;
  look_as(0);
  errno = error;
  if (fd >= 0 && fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK) < 0) our_fault("open a control entry", name);
  return fd;
}

static bool is_plain_name(const char *name) {
  return name[0] != '\0' && strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && strlen(name) <= NAME_MAX;
}

/*
 * Walks all components of `path` but the last from /box, making directories where `make` says so. Returns the
 * directory's descriptor and points `last` at the final component; -1 where a link or a file is in the way.
 */
static int walk_to_parent(char *path, bool make, char **last) {
  int directory = fcntl(box_directory(), F_DUPFD_CLOEXEC, 3);
  for (char *name = path; directory >= 0; ) {
    char *slash = strchr(name, '/');
    if (slash) *slash = '\0';
    if (!is_plain_name(name)) {
      close(directory);
      errno = EINVAL;
      return -1;
    }
    if (!slash) {
      *last = name;
      return directory;
    }
    if (make && mkdirat(directory, name, 0700) < 0 && errno != EEXIST) {
      close(directory);
      return -1;
    }
    int below = openat(directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    close(directory);
    directory = below;
    *slash = '/';
    name = slash + 1;
  }
  return directory;
}

static bool write_all(int fd, const unsigned char *bytes, size_t size) {
  while (size > 0) {
    ssize_t written = write(fd, bytes, size);
    if (written < 0) return false;
    bytes += written;
    size -= (size_t)written;
  }
  return true;
}

static bool copy_all(int from, int to) {
  unsigned char *buffer = malloc(COPY_BYTES);
  if (!buffer) our_fault("allocate", "a copy buffer");
  ssize_t got;
  bool ok = true;
  while (ok && (got = read(from, buffer, COPY_BYTES)) > 0) ok = write_all(to, buffer, (size_t)got);
  free(buffer);
  return ok && got == 0;
}

/* Strips the slash at the end of a path; true where there was one: a folder is meant. */
static bool names_folder(char *path) {
  size_t length = strlen(path);
  if (length < 2 || path[length - 1] != '/') return false;
  path[length - 1] = '\0';
  return true;
}

/* What a request puts: what it holds itself, an entry of the control directory, or a symbolic link. */
enum { PUT_CONTENT = 0, PUT_ENTRY = 1, PUT_LINK = 2 };

void put_file(struct cursor *request) {
  char *path = take_text(request);
  bool is_folder = names_folder(path);
  mode_t mode = (mode_t)take_u32(request) & 0777;
  int kind = take_u8(request);
  size_t size = 0;
  const unsigned char *content = NULL;
  const char *target = NULL;
  int source = -1;
  if (kind == PUT_ENTRY) {
    char *name = take_text(request);
    source = open_control_entry(name, O_RDONLY);
    if (source < 0) our_fault("open a file to put into the box", name);
  } else if (kind == PUT_LINK) {
    target = take_text(request);
  } else {
    content = take_bytes(request, &size);
  }

  look_as(identity.program);
  char *last;
  int parent = walk_to_parent(path, true, &last);
  int file = -1;
  bool ok = false;
  if (parent >= 0 && is_folder) {
    ok = mkdirat(parent, last, 0700) == 0;
  } else if (parent >= 0) {
    unlinkat(parent, last, 0);
    if (target) {
      ok = symlinkat(target, parent, last) == 0;
    } else {
      file = openat(parent, last, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
      ok = file >= 0 && (source >= 0 ? copy_all(source, file) : write_all(file, content, size)) && fchmod(file, mode) == 0;
    }
  }
  const char *code = ok ? "" : strerrorname_np(errno);
  if (file >= 0) close(file);
  if (parent >= 0) close(parent);
  if (source >= 0) close(source);
  look_as(0);

  if (ok) {
    channel_send_raw(FRAME_OK, NULL, 0);
  } else {
    programs_fault(code, path);
  }
}

/* One request to fetch: how much it may still send. */
struct fetch {
  uint64_t bytes_left;
  uint32_t files_left;
  uint32_t skipped; /* links, devices, FIFOs, sockets */
  const char *refusal;
  char path[PATH_MAX];
};

static bool refuse(struct fetch *fetch, const char *code) {
  fetch->refusal = code;
  return false;
}

static bool send_file(struct fetch *fetch, int file, const struct stat *info) {
  if (fetch->files_left == 0) return refuse(fetch, "too-many-files");
  if ((uint64_t)info->st_size > fetch->bytes_left) return refuse(fetch, "too-large");
  fetch->files_left--;
  fetch->bytes_left -= (uint64_t)info->st_size;
  struct message head = {0};
  put_text(&head, fetch->path);
  put_u32(&head, info->st_mode & 0777);
  put_u64(&head, (uint64_t)info->st_size);
  channel_send(FRAME_FILE, &head);
  message_free(&head);

  unsigned char *buffer = malloc(COPY_BYTES);
  if (!buffer) our_fault("allocate", "a copy buffer");
  uint64_t left = (uint64_t)info->st_size;
  while (left > 0) {
    ssize_t got = read(file, buffer, left < COPY_BYTES ? left : COPY_BYTES);
    if (got <= 0) our_fault("read a file to fetch", fetch->path);
    channel_send_raw(FRAME_FILE_DATA, buffer, (size_t)got);
    left -= (uint64_t)got;
  }
  free(buffer);
  return true;
}

static bool fetch_entry(struct fetch *fetch, int parent, const char *name, int depth);

static bool fetch_directory(struct fetch *fetch, int directory, int depth) {
  if (depth >= MAX_DEPTH) {
    close(directory);
    return refuse(fetch, "too-deep");
  }
  DIR *stream = fdopendir(directory);
  if (!stream) our_fault("read a directory to fetch", fetch->path);
  size_t length = strlen(fetch->path);
  bool ok = true;
  struct dirent *entry;
  while (ok && (entry = readdir(stream)) != NULL) {
    if (!is_plain_name(entry->d_name)) continue;
    if (length + 1 + strlen(entry->d_name) >= sizeof fetch->path) {
      ok = refuse(fetch, "too-deep");
      break;
    }
    snprintf(fetch->path + length, sizeof fetch->path - length, "%s%s", length ? "/" : "", entry->d_name);
    ok = fetch_entry(fetch, directory, entry->d_name, depth + 1);
    if (ok) fetch->path[length] = '\0';
  }
  closedir(stream);
  return ok;
}

static bool fetch_entry(struct fetch *fetch, int parent, const char *name, int depth) {
  /* O_PATH first: opening a device or a FIFO would already do something. */
  int look = openat(parent, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
  if (look < 0) return refuse(fetch, errno == ENOENT ? "not-found" : "not-readable");
  struct stat seen, info;
  bool known = fstat(look, &seen) == 0;
  close(look);
  if (!known || (!S_ISREG(seen.st_mode) && !S_ISDIR(seen.st_mode))) {
    fetch->skipped++;
    return depth > 0 ? true : refuse(fetch, "not-a-regular-file");
  }
  int file = openat(parent, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0 && errno == EACCES && fchmodat(parent, name, S_ISDIR(seen.st_mode) ? 0700 : 0600, 0) == 0) {
    file = openat(parent, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  }
  if (file < 0) return refuse(fetch, "not-readable");
  /* No process is left that could have put something else there since: this is a second lock on the same door. */
  if (fstat(file, &info) < 0 || info.st_ino != seen.st_ino || info.st_dev != seen.st_dev) {
    close(file);
    return refuse(fetch, "not-readable");
  }
  info.st_mode = seen.st_mode;
  if (S_ISDIR(info.st_mode)) return fetch_directory(fetch, file, depth);
  bool ok = send_file(fetch, file, &info);
  close(file);
  return ok;
}

static bool fetch_one(struct fetch *fetch, char *path) {
  if (strlen(path) >= sizeof fetch->path) return refuse(fetch, "too-deep");
  if (strcmp(path, ".") == 0) {
    fetch->path[0] = '\0';
    int box = openat(box_directory(), ".", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (box < 0) return refuse(fetch, "not-readable");
    return fetch_directory(fetch, box, 0);
  }
  strcpy(fetch->path, path);
  char *last;
  int parent = walk_to_parent(path, false, &last);
  if (parent < 0) return refuse(fetch, errno == ENOENT ? "not-found" : "not-a-regular-file");
  bool ok = fetch_entry(fetch, parent, last, 0);
  close(parent);
  return ok;
}

void fetch_files(struct cursor *request) {
  static struct fetch fetch;
  fetch = (struct fetch){.bytes_left = take_u64(request), .files_left = take_u32(request)};
  char **paths = take_texts(request);
  look_as(identity.program);
  bool ok = true;
  for (char **path = paths; ok && *path; path++) ok = fetch_one(&fetch, *path);
  look_as(0);
  free(paths);
  if (!ok) {
    programs_fault(fetch.refusal, fetch.path);
    return;
  }
  struct message end = {0};
  put_u32(&end, fetch.skipped);
  channel_send(FRAME_FILES_END, &end);
  message_free(&end);
}

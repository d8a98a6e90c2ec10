/* Acts that try to leave something for the next program, and one that looks whether there is anything. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static const char *const PLACES[] = {"/box", "/tmp", "/dev/shm", "/dev/mqueue"};

static int count_entries(const char *path) {
  DIR *directory = opendir(path);
  int count = 0;
  struct dirent *entry;
  while (directory && (entry = readdir(directory))) {
    if (!strcmp(path, "/proc")) {
      count += entry->d_name[0] >= '0' && entry->d_name[0] <= '9';
    } else {
      count += strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..");
    }
  }
  if (directory) closedir(directory);
  return directory ? count : -1;
}

/* Prints what is there besides this process and the runner: "0 0 0 0 2 700 0" when nothing is left. */
static void look(void) {
  for (int i = 0; i < 4; i++) printf("%d ", count_entries(PLACES[i]));
  struct stat box;
  stat("/box", &box);
  printf("%d %o %ld\n", count_entries("/proc"), box.st_mode & 07777, (long)box.st_mtime);
}

static void leave_processes(void) {
  for (int i = 0; i < 8; i++) {
    if (fork() == 0) {
      setsid();
      for (int s = 1; s < 32; s++) signal(s, SIG_IGN);
      if (fork() == 0) {
        if (i % 2) raise(SIGSTOP);
        for (;;) pause();
      }
      for (;;) pause();
    }
  }
}

static void leave_files(void) {
  char name[300];
  for (int i = 0; i < 4; i++) {
    if (chdir(PLACES[i]) < 0) continue;
    for (int n = 0; n < 300; n++) {
      snprintf(name, sizeof name, "file %d\n\xff*", n);
      close(open(name, O_WRONLY | O_CREAT, 0600));
    }
    memset(name, 'l', 255);
    name[255] = '\0';
    close(open(name, O_WRONLY | O_CREAT, 0));
    if (symlink("/etc/passwd", "link") < 0 || symlink("/", "link-to-root") < 0 || symlink("self", "self") < 0) continue;
    if (mkfifo("fifo", 0600) < 0 || link("fifo", "fifo2") < 0) continue;
    mkdir("closed", 0700);
    close(open("closed/file", O_WRONLY | O_CREAT, 0600));
    chmod("closed", 0);
    int sparse = open("sparse", O_RDWR | O_CREAT, 0600);
    if (ftruncate(sparse, 1 << 24) < 0) continue;
    for (int depth = 0; depth < 2000; depth++) {
      if (mkdir("deep", 0700) < 0 || chdir("deep") < 0) break;
    }
  }
  chmod("/box", 0);
  chmod("/tmp", 01777);
}

static void leave_unlinked_file(void) {
  int file = open("/dev/shm/gone", O_RDWR | O_CREAT, 0600);
  unlink("/dev/shm/gone");
  if (write(file, "x", 1) < 1) exit(3);
  if (fork() == 0) {
    setsid();
    for (;;) pause();
  }
}

/* The first process ends at once and leaves a child that holds its output open. */
static void leave_output_open(void) {
  if (fork() == 0) {
    for (;;) pause();
  }
  puts("done");
}

int main(int argc, char **argv) {
  const char *act = argc > 1 ? argv[1] : "";
  if (!strcmp(act, "look")) look();
  if (!strcmp(act, "processes")) leave_processes();
  if (!strcmp(act, "files")) leave_files();
  if (!strcmp(act, "unlinked")) leave_unlinked_file();
  if (!strcmp(act, "output")) leave_output_open();
  return 0;
}

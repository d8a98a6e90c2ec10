/* Arranges /box in ways that might lead the runner astray when it copies files in or out. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void put(const char *path, const char *text) {
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file < 0 || write(file, text, strlen(text)) < 0) exit(3);
  close(file);
}

int main(void) {
  put("/box/plain", "plain");
  put("/box/empty", "");
  put("/box/closed", "closed");
  chmod("/box/closed", 0);
  mkdir("/box/tree", 0700);
  mkdir("/box/tree/below", 0700);
  put("/box/tree/one", "1");
  put("/box/tree/below/two", "2");
  put("/box/tree/odd \n\"name", "3");
  int made = symlink("/etc/passwd", "/box/tree/link") + symlink("/etc", "/box/etc") + symlink("/etc/passwd", "/box/link") +
             symlink("/control", "/box/control") + symlink("plain", "/box/link-to-plain") + mkfifo("/box/fifo", 0600) +
             mkfifo("/box/tree/fifo", 0600) + link("/box/plain", "/box/hard") + symlink("/tmp", "/box/elsewhere");
  mkdir("/box/twins", 0700);
  put("/box/twins/\xff", "not UTF-8");
  put("/box/twins/\xfe", "nor this");
  int sparse = open("/box/sparse", O_RDWR | O_CREAT, 0600);
  if (made != 0 || ftruncate(sparse, 1L << 32) < 0) exit(3);
  char path[4096] = "/box/deep";
  for (int i = 0; i < 40; i++) {
    mkdir(path, 0700);
    strcat(path, "/d");
  }
  return 0;
}

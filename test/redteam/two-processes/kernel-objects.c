// tries: to leave the other process something in the kernel that has no file: shared memory, semaphores, queues, keys
// expect: AC|SV
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

enum { KEY = 0x646f636b };

int main(int count, char **arguments) {
  char line[64];
  int makes = strcmp(arguments[count - 1], "0") == 0;
  int flags = makes ? IPC_CREAT | 0666 : 0;
  if (!fgets(line, sizeof line, stdin)) return 1;
  int found = shmget(KEY, 4096, flags) >= 0;
  found |= semget(KEY, 1, flags) >= 0;
  found |= msgget(KEY, flags) >= 0;
  found |= open("/dev/mqueue/note", makes ? O_CREAT | O_RDWR : O_RDONLY, 0666) >= 0;
  struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "\0docket-note"};
  int unix_socket = socket(AF_UNIX, SOCK_DGRAM, 0);
  if (makes) {
    found |= bind(unix_socket, (struct sockaddr *)&address, sizeof address) == 0;
    found |= syscall(SYS_add_key, "user", "note", "x", 1, -5) >= 0;
    puts("left");
    fflush(stdout);
    if (!fgets(line, sizeof line, stdin)) return 1;
  } else {
    found |= connect(unix_socket, (struct sockaddr *)&address, sizeof address) == 0;
    found |= syscall(SYS_request_key, "user", "note", 0, -5) >= 0;
  }
  puts(found ? "LEAK something was made or found" : "OK");
}

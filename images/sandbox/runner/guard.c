#include "guard.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_REFUSED = 64 };

/* PROC_PID_INIT_INO: the kernel gives the first PID namespace this inode number on every machine. */
static const char FIRST_PID_NAMESPACE[] = "pid:[4026531836]";

static _Noreturn void refuse(const char *why) {
  static const char prefix[] = "runner: refuses to start: ";
  if (write(STDERR_FILENO, prefix, sizeof prefix - 1) < 0 || write(STDERR_FILENO, why, strlen(why)) < 0) {
    _exit(EXIT_REFUSED);
  }
  _exit(EXIT_REFUSED);
}

void refuse_to_run_outside_a_container(void) {
  if (getpid() != 1) refuse("it is not PID 1 of a container\n");
  char namespace[64];
  ssize_t length = readlink("/proc/self/ns/pid", namespace, sizeof namespace - 1);
  if (length <= 0) refuse("it cannot tell which PID namespace it is in\n");
  namespace[length] = '\0';
  if (strcmp(namespace, FIRST_PID_NAMESPACE) == 0) refuse("this is the PID namespace of the machine itself\n");
}

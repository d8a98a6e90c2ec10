// tries: to open files of the host by handles, past every mount
// expect: SV
// calls: open_by_handle_at
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(void) {
  struct file_handle *handle = malloc(sizeof *handle + 128);
  int mount_id, leaks = 0;
  handle->handle_bytes = 128;
  leaks += name_to_handle_at(AT_FDCWD, "/usr", handle, &mount_id, 0) == 0;
  handle->handle_bytes = 8;
  handle->handle_type = 1;
  memcpy(handle->f_handle, "\2\0\0\0\0\0\0\0", 8);
  int usr = open("/usr", O_RDONLY | O_DIRECTORY);
  leaks += open_by_handle_at(usr, handle, O_RDONLY) >= 0;
  puts(leaks ? "LEAK a file handle" : "OK");
}

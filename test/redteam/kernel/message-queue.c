// tries: a POSIX message queue, by its call and by the file system
// expect: AC
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
int main(void) {
  int made = mq_open("/mark", O_CREAT | O_RDWR, 0600, 0) != (mqd_t)-1;
  made += open("/dev/mqueue/mark", O_CREAT | O_RDWR, 0600) >= 0;
  puts(made ? "LEAK a queue" : "OK");
}

// tries: to end the first thread while another goes on, and to exec from that one
// expect: RTE
#include <pthread.h>
#include <unistd.h>
static void *take_over(void *unused) {
  usleep(20000);
  char *const argv[] = {"sh", "-c", "exit 7", 0};
  execv("/bin/sh", argv);
  return unused;
}
int main(void) {
  pthread_t thread;
  pthread_create(&thread, 0, take_over, 0);
  pthread_exit(0);
}

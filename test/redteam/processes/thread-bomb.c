// tries: to start threads without end
// expect: AC
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
static void *wait_for_ever(void *unused) {
  for (;;) pause();
  return unused;
}
int main(void) {
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, 16384);
  int count = 0;
  pthread_t thread;
  while (count < 5000 && pthread_create(&thread, &small, wait_for_ever, 0) == 0) count++;
  puts(count < 100 ? "OK" : "LEAK threads without end");
}

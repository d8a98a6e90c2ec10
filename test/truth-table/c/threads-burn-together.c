/* Four threads burn 0.4 s each: the sum counts. @VERDICT@: TLE */
#include <pthread.h>
#include <stdio.h>
#include <time.h>

enum { TIME_FACTOR = 1 };

static void *burn(void *unused) {
  struct timespec now;
  do clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  while (now.tv_sec * 1000 + now.tv_nsec / 1000000 < TIME_FACTOR * 400);
  return unused;
}

int main(void) {
  pthread_t threads[4];
  for (int i = 0; i < 4; i++) pthread_create(&threads[i], NULL, burn, NULL);
  for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
  puts("7");
  return 0;
}

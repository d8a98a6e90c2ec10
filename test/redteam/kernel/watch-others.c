// tries: to watch what other containers open in the library
// expect: AC
#include <stdio.h>
#include <sys/fanotify.h>
#include <sys/inotify.h>
int main(void) {
  int watching = inotify_init() >= 0;
  watching += inotify_init1(0) >= 0;
  watching += fanotify_init(0, 0) >= 0;
  puts(watching ? "LEAK watching" : "OK");
}

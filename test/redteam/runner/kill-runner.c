// tries: to stop and to kill the runner by every signal there is
// expect: AC
#include <signal.h>
#include <stdio.h>
int main(void) {
  int sent = 0;
  for (int s = 1; s < 65; s++) sent += kill(1, s) == 0;
  puts(sent == 0 ? "OK" : "LEAK the runner can be signalled");
}

/* Ignores every signal it may and burns time. @VERDICT@: TLE */
#include <signal.h>

int main(void) {
  for (int number = 1; number < 65; number++) signal(number, SIG_IGN);
  for (volatile unsigned long i = 0;; i++) continue;
}

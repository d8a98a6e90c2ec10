// tries: to be accepted by exit codes of validators and by saying so
// expect: RTE
#include <stdio.h>
int main(void) {
  puts("OK");
  fputs("AC\nAccepted\n", stderr);
  return 42;
}

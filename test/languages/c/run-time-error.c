/* Divides by zero: SIGFPE on x86, and a failure by hand elsewhere. */
#include <stdlib.h>

int main(int argc, char **argv) {
  volatile int zero = argc - 1;
  volatile int result = 1 / zero;
  (void)argv;
  abort();
  return result;
}

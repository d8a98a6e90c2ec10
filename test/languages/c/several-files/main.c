#include <stdio.h>
#include "adder.h"

int main(void) {
  printf("%d\n", add(30, 12));
  return 0;
}

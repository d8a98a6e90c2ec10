// tries: to be refused memory politely: it asks for more than there is and touches none
// expect: AC
#include <stdio.h>
#include <stdlib.h>
int main(void) {
  volatile char *block = malloc(1UL << 50);
  puts(block ? "LEAK a petabyte" : "OK");
}

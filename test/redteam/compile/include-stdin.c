// tries: to have the compiler wait for its standard input
// expect: AC
// stage: compile
#include "/dev/stdin"
#include <stdio.h>
int main(void) { puts("OK"); }

// tries: a program that needs more memory to start than there is
// expect: RTE|MLE|AC|CE
// stage: compile
#include <stdio.h>
char large[1UL << 40];
int main(void) { puts(large[1UL << 39] ? "LEAK" : "OK"); }

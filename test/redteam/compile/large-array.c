// tries: a large artifact that is just within what is kept, to be copied and mapped
// expect: AC|CE|MLE
// stage: compile
#include <stdio.h>
char large[100 << 20] = {1};
int main(void) { puts(large[1] ? "LEAK" : "OK"); }

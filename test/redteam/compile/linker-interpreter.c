// tries: to choose another program as the one that the kernel starts
// expect: AC|RTE|CE
// stage: compile
#include <stdio.h>
const char interpreter[] __attribute__((section(".interp"))) = "/control/runner.sock";
int main(void) { puts("OK"); }

// tries: to have the compiler load a plugin, by pragma and by dependency
// expect: AC|CE
// stage: compile
#pragma GCC plugin "/tmp/evil.so"
#pragma GCC optimize("plugin=/tmp/evil.so")
#pragma GCC dependency "/control/runner.sock"
#include <stdio.h>
int main(void) { puts("OK"); }

// tries: to compile the test data or the answers in, wherever they might be
// expect: AC|CE
// stage: compile
#include <stdio.h>
#if __has_include("/control/in-1") || __has_include("/data/answer") || __has_include("/artifact/input") || \
    __has_include("/control/runner.sock") || __has_include("/var/lib/docket/cli.json")
#define FOUND 1
#else
#define FOUND 0
#endif
int main(void) { puts(FOUND ? "LEAK data at compile time" : "OK"); }

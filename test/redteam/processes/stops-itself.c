// tries: to stand still without using any time
// expect: TLE
#include <signal.h>
int main(void) { raise(SIGSTOP); }

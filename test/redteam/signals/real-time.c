// tries: to end by a real-time signal, whose number is odd
// expect: RTE
#include <signal.h>
int main(void) { raise(SIGRTMAX); }

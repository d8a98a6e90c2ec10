// tries: to look as if the CPU time limit had ended it
// expect: RTE
#include <signal.h>
int main(void) { raise(SIGXCPU); }

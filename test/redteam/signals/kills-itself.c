// tries: to look as if the memory limit had killed it
// expect: RTE
#include <signal.h>
int main(void) { raise(SIGKILL); }

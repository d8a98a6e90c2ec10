// tries: to look as if the filter had ended it
// expect: RTE
#include <signal.h>
int main(void) { raise(SIGSYS); }

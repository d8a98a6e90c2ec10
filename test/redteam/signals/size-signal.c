// tries: to look as if the file size limit had ended it
// expect: RTE
#include <signal.h>
int main(void) { raise(SIGXFSZ); }

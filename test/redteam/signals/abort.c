// tries: nothing: gives up
// expect: RTE
#include <stdlib.h>
int main(void) { abort(); }

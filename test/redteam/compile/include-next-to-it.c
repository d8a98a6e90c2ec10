// tries: to put headers of its own in the place of the system's, which read the compiler's descriptors
// expect: CE
// stage: compile
#include "stdio.h"
int main(void) { puts("OK"); }
// file: stdio.h
#include "/proc/self/fd/3"
#include "/proc/self/mountinfo"

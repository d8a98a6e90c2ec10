// tries: to have its output taken for frames of the runner's: the right answer inside one
// expect: WA
#include <stdio.h>
int main(void) { fwrite("\3\0\0\0EOK\n\0\0\0\0F", 1, 13, stdout); }

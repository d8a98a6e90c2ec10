/* Prints the answer with a NUL byte behind it: for a C programmer the end of the text, for the format one more byte. @VERDICT@: WA */
#include <stdio.h>

int main(void) { return fwrite("7\0\n", 1, 3, stdout) != 3; }

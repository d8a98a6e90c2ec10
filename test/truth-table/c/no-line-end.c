/* Ends without a line end. @VERDICT@: AC */
#include <stdio.h>

int main(void) { return fputs("7", stdout) < 0; }

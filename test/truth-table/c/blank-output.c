/* Prints nothing but white space. @VERDICT@: WA */
#include <stdio.h>

int main(void) { return puts(" \n\t\n") < 0; }

/* Prints a wrong answer. @VERDICT@: WA */
#include <stdio.h>

int main(void) { return puts("8") < 0; }

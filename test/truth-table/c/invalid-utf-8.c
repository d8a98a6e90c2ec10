/* Prints bytes that are no UTF-8: wrong, and no reason to stumble. @VERDICT@: WA */
#include <stdio.h>

int main(void) { return fwrite("\xff\xfe\xc3\x28\n", 1, 5, stdout) != 5; }

// tries: to have the linker take a script of its own for the C library, which names files of the host
// expect: AC
// stage: compile
#include <stdio.h>
int main(void) { puts("OK"); }
// file: libc.so
INPUT(/etc/shadow /control/runner.sock)
// file: libc.a
INPUT(/etc/shadow)
// file: crt1.o
INPUT(/etc/passwd)

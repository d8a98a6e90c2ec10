// tries: a user namespace, in which it would be root
// expect: SV
// calls: unshare
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
int main(void) { puts(unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 ? "LEAK a namespace" : "OK"); }

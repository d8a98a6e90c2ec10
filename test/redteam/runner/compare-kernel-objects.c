// tries: to learn by kcmp which kernel objects the runner shares with it
// expect: SV
// calls: kcmp
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) { puts(syscall(SYS_kcmp, getpid(), 1, 1, 0, 0) >= 0 ? "LEAK" : "OK"); }

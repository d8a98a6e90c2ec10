// tries: to rename the machine
// expect: SV
// calls: sethostname
#define _GNU_SOURCE
#include <stdio.h>
#include <unistd.h>
int main(void) {
  puts(sethostname("evil", 4) >= 0 ? "LEAK sethostname" : "OK");
}

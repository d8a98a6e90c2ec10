// tries: to read the runner's memory by process_vm_readv
// expect: SV
// calls: process_vm_readv
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/uio.h>
int main(void) {
  char bytes[64];
  struct iovec here = {bytes, sizeof bytes}, there = {(void *)0x400000, sizeof bytes};
  puts(process_vm_readv(1, &here, 1, &there, 1, 0) > 0 ? "LEAK the runner's memory" : "OK");
}

// tries: an output of terabytes that takes no room
// expect: OLE|RTE
#include <fcntl.h>
#include <unistd.h>
int main(void) {
  int out = open("out.txt", O_CREAT | O_WRONLY, 0600);
  if (ftruncate(out, 1L << 42) < 0) return 1;
}

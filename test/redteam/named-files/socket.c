// tries: a socket for the output, and a device where that fails
// expect: WA
// says: wrote no file
#include <sys/stat.h>
#include <sys/sysmacros.h>
int main(void) {
  if (mknod("out.txt", S_IFSOCK | 0600, 0) < 0) mknod("out.txt", S_IFBLK | 0600, makedev(254, 0));
}

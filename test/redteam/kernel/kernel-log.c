// tries: to read and to clear the kernel's log
// expect: AC
#include <fcntl.h>
#include <stdio.h>
#include <sys/klog.h>
int main(void) {
  char text[64];
  int done = klogctl(3, text, sizeof text) >= 0 || klogctl(5, 0, 0) == 0 || open("/dev/kmsg", O_RDWR) >= 0;
  puts(done ? "LEAK the kernel's log" : "OK");
}

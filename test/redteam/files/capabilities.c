// tries: to get capabilities by capset, ambient ones and a file with set-user-id bit
// expect: AC
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/capability.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct data[2] = {{~0U, ~0U, ~0U}, {~0U, ~0U, ~0U}};
  int done = syscall(SYS_capset, &header, data) == 0;
  for (int cap = 0; cap < 41; cap++) done += prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, cap, 0, 0) == 0;
  done += prctl(PR_SET_SECUREBITS, 0) == 0;
  if (syscall(SYS_capget, &header, data) == 0) done += data[0].effective || data[0].permitted || data[1].effective;
  puts(done ? "LEAK a capability" : "OK");
}

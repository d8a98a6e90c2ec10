// tries: to have the kernel start a program of its own on the host when it crashes
// expect: AC
#include <fcntl.h>
#include <stdio.h>
int main(void) {
  static const char *const paths[] = {"/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe",
                                      "/proc/sys/fs/binfmt_misc/register", "/sys/kernel/uevent_helper",
                                      "/proc/sysrq-trigger", "/sys/fs/cgroup/memory/release_agent",
                                      "/sys/fs/cgroup/cgroup.procs", "/sys/fs/cgroup/memory/memory.limit_in_bytes",
                                      "/sys/fs/cgroup/memory.max", "/proc/sys/kernel/ns_last_pid"};
  for (int i = 0; i < 10; i++) {
    if (open(paths[i], O_WRONLY) >= 0) {
      printf("LEAK %s\n", paths[i]);
      return 0;
    }
  }
  puts("OK");
}

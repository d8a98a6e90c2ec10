# tries: to write into every directory of the tree but its own, and into the kernel's switches
# expect: AC|TLE
for place in / /bin /etc /lib /opt /usr /usr/bin /usr/lib /var /var/lib /artifact /data /control /dev /proc /sys /sys/fs/cgroup; do
  if (: >"$place/docket-probe") 2>/dev/null; then echo "LEAK $place"; exit; fi
done
for switch in /proc/sys/kernel/core_pattern /proc/sys/vm/drop_caches /proc/sysrq-trigger /proc/self/oom_score_adj /sys/fs/cgroup/cgroup.procs \
  /sys/fs/cgroup/memory/memory.limit_in_bytes /proc/1/oom_score_adj; do
  if (echo -1000 >"$switch") 2>/dev/null; then echo "LEAK $switch"; exit; fi
done
echo OK

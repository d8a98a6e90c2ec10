# tries: namespaces and mounts by the tools that the library happens to have
# expect: AC|SV
unshare -r true 2>/dev/null && echo LEAK unshare && exit
unshare -m true 2>/dev/null && echo LEAK mounts && exit
nsenter -t 1 -a true 2>/dev/null && echo LEAK nsenter && exit
mount -t tmpfs tmpfs /box 2>/dev/null && echo LEAK mount && exit
chroot / true 2>/dev/null && echo LEAK chroot && exit
echo OK

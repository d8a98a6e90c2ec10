# tries: to make device files, and to open those that a machine has
# expect: AC
import os, stat

leaks = []
for major, minor in ((8, 0), (259, 0), (254, 0), (1, 1), (1, 2), (10, 200), (253, 0)):
    for kind in (stat.S_IFBLK, stat.S_IFCHR):
        try:
            os.mknod('/box/device', kind | 0o600, os.makedev(major, minor))
            leaks.append('made %d:%d' % (major, minor))
            os.unlink('/box/device')
        except OSError:
            pass
for name in ('sda', 'vda', 'nvme0n1', 'mem', 'kmem', 'port', 'kmsg', 'fuse', 'kvm', 'net/tun', 'loop-control', 'mapper/control', 'rtc0', 'vsock', 'vhost-vsock', 'userfaultfd', 'snapshot', 'uinput', 'hwrng', 'cpu/0/msr', 'watchdog', 'console'):
    try:
        os.close(os.open('/dev/' + name, os.O_RDONLY | os.O_NONBLOCK))
        leaks.append('/dev/' + name)
    except OSError:
        pass
print('LEAK ' + '; '.join(leaks) if leaks else 'OK')

# tries: locks and leases on a file of the library, which every other container sees
# expect: AC
import fcntl, os, struct

leaks = []
for path in ('/usr/bin/env', '/usr/lib', '/artifact', '/proc/self/fd/0'):
    fd = os.open(path, os.O_RDONLY)
    for name, act in (
        ('flock', lambda: fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)),
        ('lock', lambda: fcntl.lockf(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)),
        ('ofd lock', lambda: fcntl.fcntl(fd, 37, struct.pack('hhqqi', 0, 0, 0, 0, 0))),
        ('lease', lambda: fcntl.fcntl(fd, fcntl.F_SETLEASE, fcntl.F_RDLCK)),
        ('notify', lambda: fcntl.fcntl(fd, fcntl.F_NOTIFY, fcntl.DN_ACCESS)),
    ):
        try:
            act()
            leaks.append(name + ' on ' + path)
        except OSError:
            pass
print('LEAK ' + '; '.join(leaks) if leaks else 'OK')

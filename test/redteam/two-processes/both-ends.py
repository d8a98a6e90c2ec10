# tries: to get at the pipes of the other process, and at the other ends of its own
# expect: AC
import os, sys

own = sorted(int(name) for name in os.listdir('/proc/self/fd'))[:-1]
leaks = [] if own == [0, 1, 2] else ['descriptors %s' % own]
for process in filter(str.isdigit, os.listdir('/proc')):
    if int(process) not in (1, os.getpid()):
        leaks.append('process ' + process)
for path in ('/proc/1/fd', '/proc/1/cwd', '/proc/1/root/control', '/control'):
    try:
        leaks.append('%s: %s' % (path, os.listdir(path)))
    except OSError:
        pass
print_to = os.open('/dev/stdout', os.O_WRONLY)
# Its own pipes may be opened at the wrong end: it then talks with itself.
mine = os.open('/dev/stdin', os.O_WRONLY | os.O_NONBLOCK)
os.write(mine, b'mine\n')
lines = sorted(sys.stdin.readline() for _ in range(2))
if 'mine\n' not in lines:
    leaks.append('what was written came to somebody else')
if sys.argv[-1] == '0':
    os.write(print_to, b'left\n')
    sys.stdin.readline()
os.write(print_to, b'LEAK ' + '; '.join(leaks).encode() + b'\n' if leaks else b'OK\n')

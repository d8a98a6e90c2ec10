# tries: to walk from its input to the directory that it lies in
# expect: AC
import os

leaks = []
path = os.readlink('/proc/self/fd/0')
for attempt in (lambda: os.listdir(os.path.dirname(path)), lambda: open(path).read(), lambda: os.open('..', os.O_RDONLY, dir_fd=0)):
    try:
        leaks.append(repr(attempt()))
    except OSError:
        pass
print('LEAK ' + '; '.join(leaks) if leaks else 'OK')

# tries: to throw the library out of the page cache, to slow others down
# expect: AC
import mmap, os

for name in ('/usr/bin/python3', '/usr/lib/x86_64-linux-gnu/libc.so.6'):
    fd = os.open(name, os.O_RDONLY)
    os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)
    with mmap.mmap(fd, 0, prot=mmap.PROT_READ) as view:
        for advice in (4, 20, 21):
            try:
                view.madvise(advice)
            except OSError:
                pass
try:
    with open('/proc/sys/vm/drop_caches', 'w') as file:
        file.write('3')
    print('LEAK dropped')
except OSError:
    print('OK')

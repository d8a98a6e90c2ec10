# tries: to open for writing every file of the whole tree
# expect: AC|TLE
import os

leaks = []
for top in ('/etc', '/var', '/opt', '/sys/kernel', '/sys/fs', '/sys/module', '/dev', '/proc/sys'):
    for where, folders, files in os.walk(top):
        if where.startswith(('/dev/shm', '/dev/fd')):
            folders.clear()
            continue
        for name in files:
            path = os.path.join(where, name)
            if os.path.islink(path) or path in ('/dev/null', '/dev/zero', '/dev/full', '/dev/random', '/dev/urandom', '/dev/tty', '/dev/ptmx', '/dev/pts/ptmx'):
                continue
            if os.access(path, os.W_OK):
                leaks.append(path)
print('LEAK ' + ' '.join(leaks) if leaks else 'OK')

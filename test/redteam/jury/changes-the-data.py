# tries: to change the input and the answer for those who come after, and to find other test cases
# expect: AC
import os, sys

leaks = []
for path in (sys.argv[1], sys.argv[2]):
    for act in (lambda: open(path, 'w').close(), lambda: os.unlink(path), lambda: os.chmod(path, 0o777), lambda: os.utime(path)):
        try:
            act()
            leaks.append(path)
        except OSError:
            pass
    if len(os.listdir(os.path.dirname(path))) > 3:
        leaks.append('other data')
    if os.stat(path).st_size > 10:
        leaks.append('another size')
for path in ('/control', '/proc/1/root'):
    try:
        leaks.append(str(os.listdir(path)))
    except OSError:
        pass
print(leaks, file=sys.stderr)
sys.exit(43 if leaks else 42)

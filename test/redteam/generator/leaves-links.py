# tries: to have the host take its own files for test data, through links in every place that it can write to
# expect: AC
import os, sys

places = [place for place in ('/box', '/tmp', '/dev/shm') if os.access(place, os.W_OK)]
for place in places + [path for path, _, _ in os.walk('/box')]:
    for name, target in (('1.in', '/etc/passwd'), ('1.ans', '/etc/shadow'), ('input', '/control/runner.sock'), ('up', '../../..')):
        try:
            os.symlink(target, os.path.join(place, name))
        except OSError:
            pass
print(7)
print('OK', file=sys.stderr)

# tries: to have the host copy its own files out as feedback, through links, FIFOs and a flood of names
# expect: AC
import os, sys

place = sys.argv[3]
for name, target in (('judgemessage.txt', '/etc/shadow'), ('teammessage.txt', '/control/runner.sock'), ('up', '../../..'), ('self', 'self')):
    os.symlink(target, os.path.join(place, name))
os.mkfifo(os.path.join(place, 'fifo'))
for i in range(500):
    open(os.path.join(place, '$(id) %d\n' % i), 'w').close()
sys.exit(42)

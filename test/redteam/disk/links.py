# tries: links to everything: loops, to the host's files, to the runner's, thousands to one file
# expect: AC
import os

made = []
os.chdir('/box')
os.symlink('self', 'self')
os.symlink('/control/runner.sock', 'socket')
os.symlink('/proc/1/root/etc/shadow', 'shadow')
os.symlink('..', 'up')
open('one', 'w').close()
for i in range(3000):
    os.link('one', 'hard%d' % i)
os.mkfifo('fifo')
for path in ('/artifact/main.pyc', '/etc/passwd', '/proc/self/fd/0', '/control/in-1', '/usr/bin/env'):
    try:
        os.link(path, 'stolen', follow_symlinks=True)
        made.append(path)
        os.unlink('stolen')
    except OSError:
        pass
print('LEAK a link to ' + ' '.join(made) if made else 'OK')

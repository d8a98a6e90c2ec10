# tries: to leave the other process a note wherever anything can be written: files, pipes and sockets with a name
# expect: AC
import os, sys

PLACES = ['/tmp', '/box', '/dev/shm', '/dev/mqueue', '/data', '/artifact', '/control', '/var/tmp', '/proc/self', '.']


def leave(secret):
    for place in PLACES:
        for name in ('note', secret):
            try:
                with open(os.path.join(place, name), 'w') as file:
                    file.write(secret)
                os.mkfifo(os.path.join(place, name + '.fifo'))
            except OSError:
                pass
    for path in ('/proc/self/comm', '/proc/self/oom_score_adj', '/proc/self/timerslack_ns', sys.argv[0]):
        try:
            with open(path, 'w') as file:
                file.write(secret)
        except OSError:
            pass


def look():
    for place in PLACES:
        for folder, folders, files in os.walk(place):
            if folder.startswith('/proc'):
                break
            found = [name for name in folders + files if 'note' in name or name.isdigit()]
            if found:
                return 'LEAK %s' % found
    return 'OK'


if sys.argv[-1] == '0':
    secret = input()
    leave(secret)
    print('left', flush=True)
    print('OK' if input() == 'end' and os.path.exists('/tmp/note') else 'LEAK nothing can be left at all')
else:
    input()
    print(look())

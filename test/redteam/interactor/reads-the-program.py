# tries: to find the program that it plays against: its process, its files, its end of the pipes
# expect: AC
import os, sys

found = []
for pid in filter(str.isdigit, os.listdir('/proc')):
    try:
        words = open('/proc/%s/cmdline' % pid, 'rb').read()
    except OSError:
        continue
    if int(pid) not in (1, os.getpid()) and words:
        found.append(pid)
for place in ('/artifact/main.py', '/box/main.py', '/proc/1/root/artifact', '/proc/1/fd/0'):
    try:
        if b'OK' in open(place, 'rb').read():
            found.append(place)
    except OSError:
        pass
sys.exit(42 if not found and sys.stdin.readline() == 'OK\n' else 43)

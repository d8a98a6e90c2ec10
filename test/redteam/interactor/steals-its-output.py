# tries: to read back what it has said to the program, and to say words in the program's name, through its own descriptors
# expect: AC|WA|JE
import os, sys

print('secret', flush=True)
for name in ('/dev/stdout', '/proc/self/fd/1'):
    try:
        stolen = os.open(name, os.O_RDONLY | os.O_NONBLOCK)
        os.read(stolen, 100)
    except OSError:
        pass
sys.exit(42 if 'OK' in sys.stdin.readline() else 43)

# tries: to fill the program's memory, and whatever is between them, with more than it will ever read
# expect: JE
import os, sys

try:
    for _ in range(100000):
        os.write(1, b'x' * 65536)
except OSError:
    pass
os._exit(42 if sys.stdin.readline() == 'OK\n' else 43)

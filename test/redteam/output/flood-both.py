# tries: to fill both streams at once
# expect: OLE|TLE
import os

while True:
    os.write(1, b'x' * 4096)
    os.write(2, b'y' * 65536)

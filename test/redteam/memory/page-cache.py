# tries: to have the page cache of the library counted against others, by reading gigabytes of it
# expect: AC|TLE
import os

total = 0
for where, folders, files in os.walk('/usr/lib'):
    for name in files:
        try:
            with open(os.path.join(where, name), 'rb') as file:
                total += len(file.read(1 << 22))
        except OSError:
            pass
    if total > 400 << 20:
        break
print('OK')

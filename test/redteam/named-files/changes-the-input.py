# tries: to change the input for those who come after, through the file that stands for it
# expect: AC
import os

with open('in.txt') as file:
    right = file.read() in ('7\n', '8\n', '16\n')
try:
    with open('in.txt', 'w') as file:
        file.write('0\n')
except OSError:
    pass
for act in (lambda: os.truncate('in.txt', 0), lambda: os.chmod('in.txt', 0o777), lambda: os.utime('in.txt', (1, 1))):
    try:
        act()
    except OSError:
        pass
with open('out.txt', 'w') as file:
    file.write('OK\n' if right else 'LEAK another input\n')

# tries: to hide the output among so many names that whoever copies it is lost
# expect: AC|RTE
import os

with open('out.txt', 'w') as file:
    file.write('OK\n')
for i in range(100000):
    try:
        os.close(os.open('out.txt%d' % i, os.O_CREAT | os.O_WRONLY))
    except OSError:
        break

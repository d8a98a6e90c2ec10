# tries: a directory for the output, full of files with the right answer
# expect: WA
# says: wrote no file
import os

os.mkdir('out.txt')
for i in range(200):
    with open('out.txt/%d' % i, 'w') as file:
        file.write('OK\n')

# tries: to leave something in place of the next test case's input
# expect: AC
import os

with open('in.txt') as file:
    seen = file.read()
others = sorted(os.listdir('.'))
os.unlink('in.txt')
os.mkdir('in.txt')
os.symlink('/etc/passwd', 'in.txt/in.txt')
os.chmod('in.txt', 0)
with open('out.txt', 'w') as file:
    whole = seen in ('7\n', '8\n', '16\n') and others == ['in.txt']
    file.write('OK\n' if whole else 'LEAK %r %r\n' % (seen, others))

# tries: to hold whoever reads the output for ever, by a FIFO that nobody closes
# expect: WA
# says: wrote no file
import os

os.mkfifo('out.txt')
if os.fork() == 0:
    os.setsid()
    os.open('out.txt', os.O_RDWR)
    while True:
        pass

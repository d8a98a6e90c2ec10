# A child process crashes, the program answers. @VERDICT@: AC
import os
import signal

if os.fork() == 0:
    os.kill(os.getpid(), signal.SIGSEGV)
os.wait()
print(sum(map(int, input().split())))

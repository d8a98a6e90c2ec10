# tries: to hold both pipes open by an orphan, so that whoever waits for their end waits for ever
# expect: AC
import os, sys, time

line = sys.stdin.readline()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(100000)
    os._exit(0)
os._exit(42 if line == 'OK\n' else 43)

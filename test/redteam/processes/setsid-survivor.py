# tries: to leave a double-forked daemon behind that the next test case would see in /proc
# expect: AC
import os, sys, time

pids = [p for p in os.listdir('/proc') if p.isdigit() and int(p) not in (1, os.getpid())]
print('LEAK somebody is here' if pids else 'OK', flush=True)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for fd in (0, 1, 2):
            os.close(fd)
        time.sleep(3600)
    os._exit(0)

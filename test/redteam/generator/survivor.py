# tries: to change the next test case from a process that outlives its own
# expect: AC
import os, sys, time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(2)
        while True:
            for path, _, names in os.walk('/box'):
                for name in names:
                    try:
                        open(os.path.join(path, name), 'w').write('LEAK')
                    except OSError:
                        pass
            time.sleep(0.001)
    os._exit(0)
print(7)
print('OK', file=sys.stderr)

# tries: to reach the control socket and the files beside it
# expect: AC
import os

leaks = []
for attempt in (
    lambda: os.listdir('/control'),
    lambda: os.stat('/control/runner.sock'),
    lambda: os.chdir('/control'),
    lambda: open('/control/in-1').read(),
    lambda: open('/control/in-2').read(),
    lambda: os.rename('/control', '/control2'),
    lambda: os.mkdir('/control/x'),
    lambda: os.open('/control', os.O_PATH) and os.listdir('/proc/self/fd/%d' % os.open('/control', os.O_PATH)),
):
    try:
        leaks.append(repr(attempt()))
    except OSError:
        pass
print('LEAK ' + '; '.join(leaks) if leaks else 'OK')

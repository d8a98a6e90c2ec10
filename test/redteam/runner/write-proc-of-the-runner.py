# tries: to change the runner through /proc: its memory, its score, its limits
# expect: AC
import os

written = []
for name in ('mem', 'oom_score_adj', 'oom_adj', 'comm', 'clear_refs', 'uid_map', 'setgroups', 'timerslack_ns', 'attr/current', 'coredump_filter'):
    try:
        with open('/proc/1/' + name, 'r+b', buffering=0) as file:
            file.write(b'0')
        written.append(name)
    except OSError:
        pass
print('LEAK ' + ' '.join(written) if written else 'OK')

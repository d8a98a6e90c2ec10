# tries: to read what /proc and /sys know of the machine's secrets
# expect: AC
import os

leaks = []
for path in ('/proc/kcore', '/proc/kallsyms', '/proc/keys', '/proc/timer_list', '/proc/sched_debug', '/proc/slabinfo', '/proc/kmsg', '/proc/iomem', '/proc/vmallocinfo', '/proc/kpagecount', '/proc/sysrq-trigger', '/sys/kernel/debug', '/sys/kernel/tracing', '/sys/firmware', '/sys/kernel/security', '/proc/acpi', '/proc/scsi/scsi', '/sys/kernel/notes.x'):
    try:
        if os.path.isdir(path):
            data = ' '.join(os.listdir(path)).encode()
        else:
            with open(path, 'rb') as file:
                data = file.read(4096)
        if path == '/proc/kallsyms':
            data = b'' if all(line.startswith(b'0000000000000000') for line in data.splitlines()[:20]) else data
        if path == '/proc/iomem':
            data = b'' if all(b'00000000-00000000' in line for line in data.splitlines()[:5]) else data
        if data.strip():
            leaks.append(path)
    except OSError:
        pass
print('LEAK ' + ' '.join(leaks) if leaks else 'OK')

# tries: to pass for the runner by printing a report of success in its own protocol, and to end badly
# expect: RTE
import os, struct

report = struct.pack('<BBIQQQQQQQQB', 0, 1, 0, 1, 1, 1, 1, 1, 3, 0, 0, 1) + struct.pack('<I', 0) + struct.pack('<QI', 0, 0)
for fd in (1, 2):
    for kind in (65, 69, 70, 73):
        os.write(fd, struct.pack('<IB', len(report), kind) + report)
os._exit(9)

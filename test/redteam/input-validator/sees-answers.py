# tries: to see the answers, other inputs and the network from where only one input is needed
# expect: AC
import os, socket, sys

leaks = []
for path, _, names in os.walk('/data'):
    leaks += [name for name in names if 'ans' in name]
try:
    leaks += os.listdir('/control')
except OSError:
    pass
try:
    socket.create_connection(('172.17.0.1', 80), 0.2)
    leaks.append('network')
except OSError:
    pass
text = sys.stdin.read()
if text not in ('7\n', '8\n', '16\n'):
    leaks.append('another input')
print(leaks, file=sys.stderr)
sys.exit(43 if leaks else 42)

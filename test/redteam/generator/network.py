# tries: to send the test data away
# expect: AC
import socket, sys

try:
    socket.create_connection(('172.17.0.1', 80), 0.2)
    print('LEAK')
except OSError:
    print(7)
    print('OK', file=sys.stderr)

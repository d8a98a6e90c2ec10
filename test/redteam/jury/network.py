# tries: to send the answers away
# expect: AC
import socket, sys

try:
    socket.create_connection(('172.17.0.1', 80), 0.2)
    sys.exit(43)
except OSError:
    sys.exit(42)

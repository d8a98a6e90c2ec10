# tries: to send the answers away, as an interactor
# expect: AC
import socket, sys

for family, address in ((socket.AF_INET, ('192.0.2.1', 80)), (socket.AF_INET, ('127.0.0.1', 3000)), (socket.AF_INET6, ('::1', 3000))):
    try:
        with socket.socket(family) as out:
            out.settimeout(0.2)
            out.connect(address)
            sys.exit(43)
    except OSError:
        pass
sys.exit(42 if sys.stdin.readline() == 'OK\n' else 43)

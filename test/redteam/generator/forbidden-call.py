# tries: a forbidden system call, and to make test data then
# expect: JE
# says: unshare
import ctypes, sys

ctypes.CDLL(None).unshare(0x10000000)
print(7)
print('OK', file=sys.stderr)

# tries: a forbidden system call, and to accept then
# expect: JE
import ctypes, sys

ctypes.CDLL(None).unshare(0x10000000)
sys.exit(42)

# tries: to trace the program that it plays against, and to accept then
# expect: JE
import ctypes, os

libc = ctypes.CDLL(None)
for pid in range(1, 100):
    libc.ptrace(16, pid, None, None)
os._exit(42)

# tries: to crash the interpreter through its own memory
# expect: RTE
import ctypes

ctypes.memset(1, 0, 1 << 20)

# Tries to mount a file system of its own over /tmp. @EXPECTED_RESULTS@: SECURITY-VIOLATION
import ctypes

a, b = map(int, input().split())
ctypes.CDLL(None).mount(b"none", b"/tmp", b"tmpfs", 0, None)
print(a + b)

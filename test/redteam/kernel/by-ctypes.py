# tries: forbidden calls from an interpreter
# expect: SV
# calls: unshare
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
done = [libc.unshare(0x10000000) == 0, libc.mount(b'none', b'/tmp', b'tmpfs', 0, 0) == 0]
print('LEAK' if any(done) else 'OK')

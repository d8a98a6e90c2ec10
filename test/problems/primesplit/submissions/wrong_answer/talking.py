# Words where numbers are expected: the validator must not stumble over them.
import sys

for n in sys.stdin.read().split()[1:]:
    print(n, "= p + q")

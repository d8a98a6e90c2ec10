# Takes every odd number for a prime.
import sys

for n in map(int, sys.stdin.read().split()[1:]):
    print(*((2, 2) if n == 4 else (3, n - 3)))

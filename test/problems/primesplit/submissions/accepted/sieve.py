# One sieve for all customers; the smallest p comes first.
import sys

MOST = 10**6
is_prime = bytearray([1]) * (MOST + 1)
is_prime[0:2] = b"\0\0"
for i in range(2, 1001):
    if is_prime[i]:
        is_prime[i * i :: i] = bytes(len(range(i * i, MOST + 1, i)))
for n in map(int, sys.stdin.read().split()[1:]):
    p = next(p for p in range(2, n) if is_prime[p] and is_prime[n - p])
    print(p, n - p)

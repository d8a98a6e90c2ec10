# Has a sieve up to 10^5 only: IndexError for higher prices.
import sys

MOST = 10**5
is_prime = [True] * (MOST + 1)
for i in range(2, MOST + 1):
    if is_prime[i]:
        for j in range(i * i, MOST + 1, i):
            is_prime[j] = False
for n in map(int, sys.stdin.read().split()[1:]):
    p = next(p for p in range(2, n) if is_prime[p] and is_prime[n - p])
    print(p, n - p)

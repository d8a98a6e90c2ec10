# Builds the sieve anew for every customer, number by number.
import sys

for n in map(int, sys.stdin.read().split()[1:]):
    is_prime = [True] * (n + 1)
    for i in range(2, n + 1):
        if is_prime[i]:
            for j in range(i * i, n + 1, i):
                is_prime[j] = False
    p = next(p for p in range(2, n) if is_prime[p] and is_prime[n - p])
    print(p, n - p)

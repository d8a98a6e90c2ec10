# Calls itself 100,000 times, after raising the limit.
import sys

sys.setrecursionlimit(1_000_000)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(100_000))

# Remembers, but goes deeper than Python lets it: RecursionError.
from functools import lru_cache

s = input()
t = input()


@lru_cache(maxsize=None)
def common(i, j):
    if i == len(s) or j == len(t):
        return 0
    if s[i] == t[j]:
        return 1 + common(i + 1, j + 1)
    return max(common(i + 1, j), common(i, j + 1))


print(common(0, 0))

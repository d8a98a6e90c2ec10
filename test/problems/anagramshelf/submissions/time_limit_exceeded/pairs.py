# Compares every pair of words: quadratic.
import sys

words = sys.stdin.read().split()[1:]
best = (0, "")
for word in words:
    size = -sum(1 for other in words if sorted(other) == sorted(word))
    best = min(best, (size, word))
print(-best[0], best[1])

# Groups the words by their sorted letters.
import sys

words = sys.stdin.read().split()[1:]
groups = {}
for word in words:
    groups.setdefault("".join(sorted(word)), []).append(word)
size, first = min((-len(group), min(group)) for group in groups.values())
print(-size, first)

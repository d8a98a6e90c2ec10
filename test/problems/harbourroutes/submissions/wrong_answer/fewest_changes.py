# Looks for the route with the fewest ferries instead of the fastest.
import sys
from collections import deque

numbers = list(map(int, sys.stdin.buffer.read().split()))
n, m = numbers[:2]
lines = [[] for _ in range(n + 1)]
for a, b, w in zip(numbers[2::3], numbers[3::3], numbers[4::3]):
    lines[a].append((b, w))
    lines[b].append((a, w))
time = {1: 0}
before = {1: None}
queue = deque([1])
while queue:
    at = queue.popleft()
    for to, w in lines[at]:
        if to not in time:
            time[to] = time[at] + w
            before[to] = at
            queue.append(to)
if n not in time:
    print("stranded")
else:
    route = []
    at = n
    while at is not None:
        route.append(at)
        at = before[at]
    print(time[n], len(route))
    print(*reversed(route))

# Dijkstra's algorithm with a heap.
import heapq
import sys

numbers = list(map(int, sys.stdin.buffer.read().split()))
n, m = numbers[:2]
lines = [[] for _ in range(n + 1)]
for a, b, w in zip(numbers[2::3], numbers[3::3], numbers[4::3]):
    lines[a].append((b, w))
    lines[b].append((a, w))
time = {1: 0}
before = {1: None}
done = set()
heap = [(0, 1)]
while heap:
    now, at = heapq.heappop(heap)
    if at in done:
        continue
    done.add(at)
    for to, w in lines[at]:
        if to not in time or now + w < time[to]:
            time[to] = now + w
            before[to] = at
            heapq.heappush(heap, (now + w, to))
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

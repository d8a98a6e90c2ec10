# Goes through all lines again and again until nothing changes: 5000 times for a chain.
import sys

numbers = list(map(int, sys.stdin.buffer.read().split()))
n, m = numbers[:2]
lines = list(zip(numbers[2::3], numbers[3::3], numbers[4::3]))
lines += [(b, a, w) for a, b, w in lines]
time = [float("inf")] * (n + 1)
before = [None] * (n + 1)
time[1] = 0
changed = True
while changed:
    changed = False
    for a, b, w in lines:
        if time[a] + w < time[b]:
            time[b] = time[a] + w
            before[b] = a
            changed = True
if before[n] is None:
    print("stranded")
else:
    route = []
    at = n
    while at is not None:
        route.append(at)
        at = before[at]
    print(time[n], len(route))
    print(*reversed(route))

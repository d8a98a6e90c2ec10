# Right, but prints only two digits behind the point.
from math import hypot

n = int(input())
hooks = [tuple(map(float, input().split())) for _ in range(n)]
pieces = list(zip(hooks, hooks[1:]))
length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pieces)
left = length / 2
for (ax, ay), (bx, by) in pieces:
    piece = hypot(bx - ax, by - ay)
    if piece >= left:
        share = left / piece if piece > 0 else 0
        print("%.2f %.2f %.2f" % (length, ax + (bx - ax) * share, ay + (by - ay) * share))
        break
    left -= piece

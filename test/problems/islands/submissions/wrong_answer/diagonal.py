# Walks diagonally as well.
import sys

lines = sys.stdin.read().split("\n")
rows, columns = map(int, lines[0].split())
width = columns + 1
sea = bytearray("." * (width + 1) + "".join(line + "." for line in lines[1 : rows + 1]) + "." * (width + 1), "ascii")
count = largest = 0
start = sea.find(b"#")
while start >= 0:
    count += 1
    size = 0
    sea[start] = 46
    stack = [start]
    while stack:
        at = stack.pop()
        size += 1
        for step in (1, width - 1, width, width + 1):
            for near in (at - step, at + step):
                if sea[near] == 35:
                    sea[near] = 46
                    stack.append(near)
    largest = max(largest, size)
    start = sea.find(b"#", start)
print(count, largest)

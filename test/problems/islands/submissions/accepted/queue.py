# Flood fill with a stack of its own, on a grid with a rim of water in one string.
import sys

lines = sys.stdin.read().split("\n")
rows, columns = map(int, lines[0].split())
width = columns + 1
sea = bytearray("." * width + "".join(line + "." for line in lines[1 : rows + 1]) + "." * width, "ascii")
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
        for near in (at - 1, at + 1, at - width, at + width):
            if sea[near] == 35:
                sea[near] = 46
                stack.append(near)
    largest = max(largest, size)
    start = sea.find(b"#", start)
print(count, largest)

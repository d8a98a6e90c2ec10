# Flood fill by recursion with Python's own limit of 1000 calls: RecursionError.
import sys

lines = sys.stdin.read().split("\n")
rows, columns = map(int, lines[0].split())
sea = [list(line) for line in lines[1 : rows + 1]]


def fill(row, column):
    if not (0 <= row < rows and 0 <= column < columns) or sea[row][column] != "#":
        return 0
    sea[row][column] = "."
    return 1 + fill(row - 1, column) + fill(row + 1, column) + fill(row, column - 1) + fill(row, column + 1)


sizes = [fill(row, column) for row in range(rows) for column in range(columns)]
print(sum(size > 0 for size in sizes), max(sizes))

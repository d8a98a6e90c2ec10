# Looks in a list whether a square was seen: quadratic in the size of an island.
import sys

lines = sys.stdin.read().split("\n")
rows, columns = map(int, lines[0].split())
grid = lines[1 : rows + 1]
islands = []
seen_before = set()
for row in range(rows):
    for column in range(columns):
        if grid[row][column] == "." or (row, column) in seen_before:
            continue
        island = [(row, column)]
        for r, c in island:
            for near in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if 0 <= near[0] < rows and 0 <= near[1] < columns and grid[near[0]][near[1]] == "#":
                    if near not in island:
                        island.append(near)
        seen_before.update(island)
        islands.append(len(island))
print(len(islands), max(islands, default=0))

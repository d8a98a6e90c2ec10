# Adds 100,000 numbers from standard input, line by line.
import sys

print(sum(int(line) for line in sys.stdin))

# Hangs: the first question never leaves its buffer, so both wait for each other.
import sys

n = int(sys.stdin.readline())
print("?", n)
sys.stdin.readline()

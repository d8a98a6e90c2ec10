# Halves the range with each question; reads on to the end of the input after the answer.
import sys

low, high = 1, int(input())
while low < high:
    middle = (low + high) // 2
    print("?", middle, flush=True)
    if input() == "wet":
        low = middle + 1
    else:
        high = middle
print("!", low, flush=True)
assert sys.stdin.read() == ""

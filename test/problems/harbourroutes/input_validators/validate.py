"""Accepts a graph: n, m, and m lines between two different harbours."""
import re
import sys

NUMBER = "(0|[1-9][0-9]{0,9})"


def numbers(line, count):
    match = re.fullmatch(" ".join([NUMBER] * count), line)
    assert match, f"not {count} integers: {line!r}"
    return map(int, match.groups())


lines = sys.stdin.read().split("\n")
n, m = numbers(lines[0], 2)
assert 2 <= n <= 5_000 and m <= 9_000, "n or m is out of range"
assert len(lines) == m + 2 and lines[-1] == "", "the number of lines is not m"
for line in lines[1:-1]:
    a, b, w = numbers(line, 3)
    assert 1 <= a <= n and 1 <= b <= n and a != b, "a line does not connect two harbours"
    assert 1 <= w <= 10**9, "a time is out of range"
sys.exit(42)

"""Accepts a count of hooks and their coordinates; the rope must have a length."""
import re
import sys

NUMBER = r"-?(0|[1-9][0-9]*)(\.[0-9]{1,3})?"

lines = sys.stdin.read().split("\n")
assert re.fullmatch("[1-9][0-9]*", lines[0]), "the first line is no count"
count = int(lines[0])
assert 2 <= count <= 2_000, "the number of hooks is out of range"
assert len(lines) == count + 2 and lines[-1] == "", "the number of lines is not the count"
hooks = set()
for line in lines[1:-1]:
    assert re.fullmatch(f"{NUMBER} {NUMBER}", line), "a line is no pair of numbers"
    x, y = map(float, line.split())
    assert abs(x) <= 10_000 and abs(y) <= 10_000, "a hook is off the map"
    hooks.add((x, y))
assert len(hooks) > 1, "all hooks are in one place"
sys.exit(42)

"""Accepts a count and so many lines with a lower-case word each."""
import re
import sys

lines = sys.stdin.read().split("\n")
assert re.fullmatch("[1-9][0-9]*", lines[0]), "the first line is no count"
count = int(lines[0])
assert count <= 12_000, "too many books"
assert len(lines) == count + 2 and lines[-1] == "", "the number of lines is not the count"
for line in lines[1:-1]:
    assert re.fullmatch("[a-z]{1,20}", line), "a title is not a word of at most 20 letters"
sys.exit(42)

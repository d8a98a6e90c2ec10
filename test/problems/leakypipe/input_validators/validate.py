"""Accepts n, how the leak is chosen, and where it is (0 where that is not decided)."""
import re
import sys

match = re.fullmatch(r"([1-9][0-9]{0,6}) (fixed|undecided) (0|[1-9][0-9]{0,6})\n", sys.stdin.read())
assert match, "not one line with a number, a word and a number"
n, how, leak = int(match[1]), match[2], int(match[3])
assert n <= 1_000_000, "n is out of range"
assert (leak == 0) if how == "undecided" else (1 <= leak <= n), "the leak is out of range"
sys.exit(42)

"""Accepts n and n amounts of honey."""
import re
import sys

NUMBER = "(?:0|[1-9][0-9]{0,9})"
first, second, rest = sys.stdin.read().split("\n")
assert rest == "", "more than two lines"
assert re.fullmatch(NUMBER, first) and 1 <= int(first) <= 100_000, "n is out of range"
assert re.fullmatch(f"{NUMBER}(?: {NUMBER})*", second), "not integers with a space between"
hives = list(map(int, second.split()))
assert len(hives) == int(first), "the number of hives is not n"
assert max(hives) <= 10**9, "too much honey"
sys.exit(42)

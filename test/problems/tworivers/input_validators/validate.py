"""Accepts one line with two integers of at most 10^18 in absolute value."""
import re
import sys

text = sys.stdin.read()
integer = r"(0|-?[1-9][0-9]*)"
match = re.fullmatch(integer + " " + integer + "\n", text)
assert match, "one line with two integers is wanted"
assert all(abs(int(number)) <= 10**18 for number in match.groups()), "a number is out of range"
sys.exit(42)

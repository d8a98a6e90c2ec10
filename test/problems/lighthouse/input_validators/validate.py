"""Accepts a line with n and a line with a name of letters and inner spaces."""
import re
import sys

lines = sys.stdin.read().split("\n")
assert len(lines) == 3 and lines[2] == "", "two lines are wanted, each with its end"
assert re.fullmatch("[1-9][0-9]?", lines[0]) and int(lines[0]) <= 30, "n is not in 1 to 30"
assert len(lines[1]) <= 60, "the name is too long"
assert re.fullmatch("[A-Za-z]([A-Za-z ]*[A-Za-z])?", lines[1]), "the name has other characters, or spaces around it"
sys.exit(42)

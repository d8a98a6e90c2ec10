"""Accepts the sender's input."""
import re
import sys

match = re.fullmatch(r"send\n(0|[1-9][0-9]{0,6})\n", sys.stdin.read())
assert match and int(match[1]) <= 1_000_000, "not send and a number up to a million"
sys.exit(42)

import re
import sys

NUMBER = "(0|[1-9][0-9]{0,12})"
calls = 0
while line := sys.stdin.readline():
    calls += 1
    limit = sys.stdin.readline()
    if not re.fullmatch(f"{NUMBER}( {NUMBER})+\n", line) or not re.fullmatch(f"{NUMBER}\n", limit):
        sys.exit(f"call {calls}: not well-formed")
    count, *weights = map(int, line.split())
    if count != len(weights) or not 2 <= count <= 10_000:
        sys.exit(f"call {calls}: {count} is announced, {len(weights)} weights follow")
    if not all(1 <= weight <= 10**12 for weight in weights) or not 1 <= int(limit) <= 2 * 10**12:
        sys.exit(f"call {calls}: a weight or the limit is out of range")
sys.exit(42 if 1 <= calls <= 20 else "the number of calls is out of range")

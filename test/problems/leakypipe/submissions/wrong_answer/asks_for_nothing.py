# Asks for a segment that is not there, and would crash for lack of an answer if it were not stopped.
n = int(input())
print("?", 0, flush=True)
assert input() in ("wet", "dry")

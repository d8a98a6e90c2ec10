# Ends early, by a crash in the middle of the talk.
n = int(input())
print("?", n, flush=True)
answer = {"wet": n}[input()]

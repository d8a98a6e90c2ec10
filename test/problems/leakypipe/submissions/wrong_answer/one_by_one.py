# Asks for one segment after the other: more questions than are allowed.
n = int(input())
for segment in range(1, n + 1):
    print("?", segment, flush=True)
    if input() == "dry":
        break
print("!", segment, flush=True)

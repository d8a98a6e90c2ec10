# Answers, and then never ends.
a, b = map(int, input().split())
print(a + b, flush=True)
while True:
    pass

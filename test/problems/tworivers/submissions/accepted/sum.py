# Adds; Python's integers have no limit.
a, b = map(int, input().split())
print(a + b)

# Adds as floating point, which has too few digits.
a, b = map(float, input().split())
print(int(a + b))

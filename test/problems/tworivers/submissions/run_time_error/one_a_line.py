# Expects one number a line: ValueError.
a = int(input())
b = int(input())
print(a + b)

# Reads one line too many: EOFError. @VERDICT@: RTE
a, b = map(int, input().split())
print(a + b)
input()

# Ends early and in order. @VERDICT@: AC
import sys

a, b = map(int, input().split())
print(a + b)
sys.exit()

# Leaves without flushing: what it printed is lost. @VERDICT@: WA
import os

a, b = map(int, input().split())
print(a + b)
os._exit(0)

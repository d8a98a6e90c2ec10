# Closes its input and reads on: ValueError. @VERDICT@: RTE
import sys

sys.stdin.close()
print(sum(map(int, sys.stdin.read().split())))

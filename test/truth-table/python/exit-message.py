# sys.exit with a text is exit code 1. @VERDICT@: RTE
import sys

a, b = map(int, input().split())
print(a + b)
sys.exit("all is well")

# Talks on standard error, which is nobody's business. @VERDICT@: AC
import sys

print("debugging", file=sys.stderr)
print(sum(map(int, input().split())))

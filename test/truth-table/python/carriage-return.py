# Ends its line as on Windows. @VERDICT@: AC
import sys

a, b = map(int, input().split())
sys.stdout.write(f"{a + b}\r\n")

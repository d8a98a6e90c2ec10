# tries: to fill the judge's disk and its database with one answer
# expect: JE
import sys

print(7)
while True:
    sys.stderr.write('7' * (1 << 20))

# tries: to fill the judge's disk and its database with one test case
# expect: JE
import sys

while True:
    sys.stdout.write('7' * (1 << 20))

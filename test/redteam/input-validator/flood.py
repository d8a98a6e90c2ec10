# tries: to fill the report of a verification, and the pages that show it
# expect: AC|JE
import sys

for _ in range(200):
    sys.stdout.write('<script>alert(1)</script>\x00' * 40000)
    sys.stderr.write('<script>alert(1)</script>\x00' * 40000)
sys.exit(42)

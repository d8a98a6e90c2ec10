# tries: to fill the judge's disk and its database with feedback
# expect: AC|JE
import os, sys

with open(os.path.join(sys.argv[3], 'judgemessage.txt'), 'wb') as file:
    for _ in range(100):
        file.write(b'<script>alert(1)</script>\x00\xff' * 40000)
sys.exit(42)

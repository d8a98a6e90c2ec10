# tries: to decide before the program has said anything
# expect: AC
import sys

sys.exit(42)

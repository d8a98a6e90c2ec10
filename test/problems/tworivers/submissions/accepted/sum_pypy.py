#!/usr/bin/env pypy3
# The same for PyPy, which the first line asks for; no newline at the end of the output.
import sys

a, b = map(int, sys.stdin.read().split())
sys.stdout.write(str(a + b))

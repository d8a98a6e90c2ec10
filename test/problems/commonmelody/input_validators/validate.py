"""Accepts two lines with notes."""
import re
import sys

sys.exit(42 if re.fullmatch("[a-g]{1,8000}\n[a-g]{1,8000}\n", sys.stdin.read()) else 1)

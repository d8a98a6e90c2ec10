"""
Output validator: any two primes with the right sum will do.

With the flag "ordered" the smaller prime has to come first.
"""
import re
import sys
from pathlib import Path

input_path, _, feedback, *flags = sys.argv[1:]
feedback = Path(feedback)


def reject(line, message):
    (feedback / "judgemessage.txt").write_text(f"line {line}: {message}\n")
    (feedback / "teammessage.txt").write_text(f"Line {line} is not an answer to its price.\n")
    sys.exit(43)


def is_prime(number):
    if number < 2:
        return False
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 1
    return True


prices = [int(word) for word in Path(input_path).read_text().split()[1:]]
output = sys.stdin.buffer.read().decode("latin-1")
words = output.split()
for line, price in enumerate(prices, 1):
    pair = words[2 * line - 2 : 2 * line]
    if len(pair) < 2:
        reject(line, "the output ends too early")
    if not all(re.fullmatch("[0-9]{1,7}", word) for word in pair):
        reject(line, "not a pair of numbers")
    p, q = map(int, pair)
    if p + q != price:
        reject(line, f"{p} + {q} is not {price}")
    if "ordered" in flags and p > q:
        reject(line, f"{p} is larger than {q}")
    for number in (p, q):
        if not is_prime(number):
            reject(line, f"{number} is not prime")
if len(words) > 2 * len(prices):
    reject(len(prices) + 1, "the output goes on after the last price")
(feedback / "judgemessage.txt").write_text(f"{len(prices)} prices paid\n")
sys.exit(42)

"""Calls the student's function over the stub that Docket puts beside it, and compares what it returns."""
import sys


def finish(code, message):
    with open(sys.argv[3] + "judgemessage.txt", "w") as file:
        file.write(message + "\n")
    sys.exit(code)


calls = open(sys.argv[1]).read().splitlines()
answers = open(sys.argv[2]).read().split()
for number, (weights, limit, answer) in enumerate(zip(calls[::2], calls[1::2], answers), 1):
    print("call heaviest_pair", weights, limit, sep="\n", flush=True)
    got = sys.stdin.readline().rstrip("\n")
    if got != answer:
        finish(43, f"call {number}: returned {got[:100] or 'nothing'}, not {answer}")
finish(42, f"{len(answers)} calls")

"""First pass: shows the lanterns to the other side, in the input of the second. Second pass: compares the numbers."""
import re
import sys

with open(sys.argv[1]) as file:
    role = file.readline().strip()
with open(sys.argv[2]) as file:
    number = file.readline().strip()
feedback = sys.argv[3]


def reject(why):
    with open(feedback + "judgemessage.txt", "a") as file:
        file.write(f"as {role}: {why}\n")
    sys.exit(43)


output = sys.stdin.read(1000).strip()
if role == "send":
    if not re.fullmatch(r"[*.]{1,24}", output):
        reject(f"no row of lanterns: {output!r}")
    with open(feedback + "judgemessage.txt", "a") as file:
        file.write(f"sent {output}\n")
    with open(feedback + "nextpass.in", "w") as file:
        file.write(f"receive\n{output[::-1]}\n")
elif output != number:
    reject(f"{output!r}, not {number}")
sys.exit(42)

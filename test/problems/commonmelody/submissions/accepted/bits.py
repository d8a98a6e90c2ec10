# A whole row in the bits of one integer: each note takes a few operations on 8000 bits.
s = input()
t = input()
where = {note: sum(1 << i for i, other in enumerate(t) if other == note) for note in "abcdefg"}
full = (1 << len(t)) - 1
row = full
for note in s:
    match = row & where[note]
    row = (row + match | row - match) & full
print(len(t) - bin(row).count("1"))

# Takes each note of s at its next place in t, if there is one.
s = input()
t = input()
at = count = 0
for note in s:
    found = t.find(note, at)
    if found >= 0:
        at = found + 1
        count += 1
print(count)

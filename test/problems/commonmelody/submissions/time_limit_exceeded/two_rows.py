# The right idea in plain Python: 64 million steps.
s = input()
t = input()
row = [0] * (len(t) + 1)
for note in s:
    diagonal = 0
    for j, other in enumerate(t, 1):
        above = row[j]
        if note == other:
            row[j] = diagonal + 1
        elif row[j - 1] > above:
            row[j] = row[j - 1]
        diagonal = above
print(row[-1])

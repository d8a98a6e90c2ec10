# Takes from the fullest hive as long as there is one: fails in the first group, so that no other is run.
input()
hives = list(map(int, input().split()))
taken = [False] * (len(hives) + 2)
total = 0
for place in sorted(range(len(hives)), key=lambda place: -hives[place]):
    if not taken[place] and not taken[place + 2]:
        taken[place + 1] = True
        total += hives[place]
print(total)

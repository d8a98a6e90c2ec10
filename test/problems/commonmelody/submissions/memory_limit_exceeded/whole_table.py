# Makes the whole table before it begins. @EXPECTED_RESULTS@: MEMORY-LIMIT
s = input()
t = input()
best = [[0] * (len(t) + 1) for _ in range(len(s) + 1)]
for i, note in enumerate(s, 1):
    for j, other in enumerate(t, 1):
        best[i][j] = best[i - 1][j - 1] + 1 if note == other else max(best[i - 1][j], best[i][j - 1])
print(best[-1][-1])

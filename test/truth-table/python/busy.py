# Sums up to a number that takes a minute. @VERDICT@: TLE
print(7, flush=True)
total = 0
for i in range(10**10):
    total += i

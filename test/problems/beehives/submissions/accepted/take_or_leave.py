# The most with and without the last hive so far.
input()
take = leave = 0
for honey in map(int, input().split()):
    take, leave = leave + honey, max(take, leave)
print(max(take, leave))

# tries: to have the compiler fold a constant of gigabytes
# expect: RTE|MLE|TLE|CE
# stage: compile
x = 'a' * (1 << 34)
y = 10 ** 10 ** 8
print('LEAK', len(x), y)

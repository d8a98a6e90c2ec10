# Catches its RecursionError and answers. @VERDICT@: AC
def down(n):
    return down(n + 1)


try:
    down(0)
except RecursionError:
    a, b = map(int, input().split())
    print(a + b)

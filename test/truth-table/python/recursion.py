# RecursionError. @VERDICT@: RTE
def down(n):
    return down(n + 1)


print(7, flush=True)
down(0)

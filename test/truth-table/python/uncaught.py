# Divides by zero. @VERDICT@: RTE
print(7, flush=True)
1 / 0

# 07 is another text than 7. @VERDICT@: WA
a, b = map(int, input().split())
print(f"0{a + b}")

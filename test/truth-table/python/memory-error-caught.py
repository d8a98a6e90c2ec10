# Asks for too much, catches the refusal and answers. @VERDICT@: AC
try:
    table = bytearray(1 << 45)
except MemoryError:
    a, b = map(int, input().split())
    print(a + b)

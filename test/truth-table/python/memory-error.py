# Asks for too much and dies of the refusal. @VERDICT@: MLE
table = bytearray(1 << 45)
print(7)

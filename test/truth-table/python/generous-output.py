# Prints the answer with ten million zeros before it. @VERDICT@: OLE
print("0" * 10_000_000 + "7")

# Prints half a character, which cannot be encoded: UnicodeEncodeError. @VERDICT@: RTE
print("7\ud800")

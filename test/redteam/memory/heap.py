# tries: to use all memory through a growing list
# expect: MLE
blocks = []
while True:
    blocks.append(bytearray(1 << 20))

# tries: to use all the memory of the machine
# expect: JE
blocks = []
while True:
    blocks.append(bytearray(1 << 24))

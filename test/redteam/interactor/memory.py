# tries: to use all the memory of the machine, as an interactor
# expect: JE
hoard = []
while True:
    hoard.append(bytearray(16 * 1024 * 1024))

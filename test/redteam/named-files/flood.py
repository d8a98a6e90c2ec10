# tries: to fill the disk of the judge with an output that is a file
# expect: OLE
with open('out.txt', 'w') as file:
    for _ in range(64):
        file.write(' ' * (1 << 16))

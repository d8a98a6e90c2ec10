# Takes for granted that a name has two words: ValueError otherwise.
n = int(input())
line = input()
first, second = line.split()
print(" " * n + "A")
for floor in range(1, n + 1):
    print(" " * (n - floor) + "/" + ("#" if floor % 2 else " ") * (2 * floor - 1) + "\\")
print("=" * (2 * n + 1))
print(line)

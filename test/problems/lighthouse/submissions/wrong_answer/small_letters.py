# Prints the name in small letters.
n = int(input())
name = input().lower()
print(" " * n + "A")
for floor in range(1, n + 1):
    print(" " * (n - floor) + "/" + ("#" if floor % 2 else " ") * (2 * floor - 1) + "\\")
print("=" * (2 * n + 1))
print(name)

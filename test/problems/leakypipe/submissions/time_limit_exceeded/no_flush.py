# Hangs: the first question never leaves its buffer, so both wait for each other.
n = int(input())
print("?", n)
input()

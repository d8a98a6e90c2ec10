# Knows how to send only: fails in the second pass.
assert input() == "send"
print(f"{int(input()):b}".replace("1", "*").replace("0", "."))

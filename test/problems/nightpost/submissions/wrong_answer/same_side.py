# Forgets that the row is the other way round: wrong in the second pass.
if input() == "send":
    print(f"{int(input()):024b}".replace("1", "*").replace("0", "."))
else:
    print(int(input().replace("*", "1").replace(".", "0"), 2))

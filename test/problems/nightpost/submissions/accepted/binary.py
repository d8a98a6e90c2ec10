# Binary digits; the receiver reads them from the far end.
if input() == "send":
    print(f"{int(input()):b}".replace("1", "*").replace("0", "."))
else:
    print(int(input()[::-1].replace("*", "1").replace(".", "0"), 2))

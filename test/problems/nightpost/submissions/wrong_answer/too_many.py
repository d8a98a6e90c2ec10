# As many lanterns as the number is large: wrong in the first pass, where the number is large.
if input() == "send":
    print("*" * int(input()) + ".")
else:
    print(input().count("*"))

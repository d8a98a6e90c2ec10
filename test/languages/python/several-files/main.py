from tools.adder import add

print(add(30, 12))

local add = require('adder')

print(add(30, 12))

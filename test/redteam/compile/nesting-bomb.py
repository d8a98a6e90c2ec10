# tries: to break the parser by nesting
# expect: CE|RTE
# stage: compile
eval('(' * 100000 + ')' * 100000)
print('LEAK')

# tries: to have the interpreter that checks its syntax run modules of its own
# expect: AC
# stage: compile
print('OK')
# file: py_compile.py
raise SystemExit('LEAK code ran while compiling')
# file: compileall.py
raise SystemExit('LEAK code ran while compiling')

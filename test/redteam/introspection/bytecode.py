# tries: bytecode that no compiler makes
# expect: RTE|AC
import types

code = (lambda: 0).__code__
evil = code.replace(co_code=bytes(range(256)) * 4, co_stacksize=1)
try:
    types.FunctionType(evil, {})()
except BaseException:
    pass
print('OK')

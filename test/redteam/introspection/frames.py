# tries: to walk the interpreter's frames and objects to something of the judge's
# expect: AC
import gc, sys

seen = ' '.join(repr(o)[:80] for o in gc.get_objects() if isinstance(o, dict) and 'docket' in repr(o)[:2000].lower() and '__name__' not in o)
print('LEAK ' + seen if seen or sys._getframe().f_back else 'OK')

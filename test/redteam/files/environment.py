# tries: to find the judge's configuration in its environment or on its command line
# expect: AC
import os, sys

known = {'PATH', 'LANG', 'HOME', 'TMPDIR', 'LC_CTYPE', 'PYTHONHASHSEED', 'PYTHONDONTWRITEBYTECODE'}
known |= {'OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS'}
odd = [name for name in os.environ if name not in known]
args = open('/proc/self/cmdline').read()
print('LEAK ' + ' '.join(odd) if odd or 'docket' in args else 'OK')

# The interpreter itself is ended by SIGABRT. @VERDICT@: RTE
import os

print(7, flush=True)
os.abort()

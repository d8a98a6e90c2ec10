# tries: to hold a worker for ever
# expect: JE
import time

time.sleep(100000)

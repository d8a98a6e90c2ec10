# tries: to hold a worker for ever, and the program with it
# expect: JE
import time

time.sleep(100000)

# Sleeps. @VERDICT@: TLE
import time

print(7, flush=True)
time.sleep(10_000)

# tries: to fill the machine with processes
# expect: TLE|RTE|MLE
import os

while True:
    try:
        os.fork()
    except OSError:
        pass

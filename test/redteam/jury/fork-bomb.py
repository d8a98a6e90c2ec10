# tries: to fill the machine with processes, as a validator
# expect: JE
import os

while True:
    try:
        os.fork()
    except OSError:
        pass

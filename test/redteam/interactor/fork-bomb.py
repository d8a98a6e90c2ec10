# tries: to fill the machine with processes, as an interactor
# expect: JE
import os

while True:
    try:
        os.fork()
    except OSError:
        pass

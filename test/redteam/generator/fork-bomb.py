# tries: to fill the machine with processes while the test data are made
# expect: JE
import os

while True:
    try:
        os.fork()
    except OSError:
        pass

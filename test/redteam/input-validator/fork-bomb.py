# tries: to fill the machine with processes while a problem is verified
# expect: JE
import os

while True:
    try:
        os.fork()
    except OSError:
        pass

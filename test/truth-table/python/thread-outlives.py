# The answer comes from a thread that outlives the main program. @VERDICT@: AC
import threading
import time


def later(total):
    time.sleep(0.2)
    print(total)


threading.Thread(target=later, args=(sum(map(int, input().split())),)).start()

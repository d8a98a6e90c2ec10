# A thread dies of an exception; the main program does not notice and answers. @VERDICT@: AC
import threading

thread = threading.Thread(target=lambda: 1 / 0)
thread.start()
thread.join()
print(sum(map(int, input().split())))

# tries: to start worker processes by the library, which needs named semaphores
# expect: AC|RTE|MLE|TLE
from multiprocessing import Process
import time

started = [Process(target=time.sleep, args=(60,), daemon=True) for _ in range(200)]
for one in started:
    one.start()
print('LEAK two hundred processes')

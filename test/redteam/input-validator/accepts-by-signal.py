# tries: to accept without saying 42: killed by itself, after a word of acceptance
# expect: JE
import os, signal

print('AC 42')
os.kill(os.getpid(), signal.SIGKILL)

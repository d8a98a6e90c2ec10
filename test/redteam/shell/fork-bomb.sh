# tries: to fill the machine with processes, by the oldest bomb there is
# expect: AC|RTE|TLE|MLE
:() { : | : & }
:
wait
while true; do : & done 2>/dev/null

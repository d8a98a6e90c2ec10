# tries: to kill every process there is, the runner first
# expect: AC|RTE
trap '' TERM INT HUP QUIT
kill -STOP 1 2>/dev/null && echo LEAK stopped the runner && exit
kill -KILL 1 2>/dev/null && echo LEAK killed the runner && exit
for signal in TERM INT HUP USR1 SEGV; do kill -"$signal" -1 2>/dev/null; done
echo OK

# tries: to stop whoever started it, so that its clock stands still
# expect: AC
kill -STOP "$PPID" 2>/dev/null && echo LEAK && exit
echo OK

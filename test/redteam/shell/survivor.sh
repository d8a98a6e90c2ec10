# tries: to leave a process in a session of its own that the next test case would see
# expect: AC
if ps ax 2>/dev/null | grep -q '[s]leep 12345' || [ -e /tmp/shell-was-here ]; then echo LEAK; exit; fi
for entry in /proc/[0-9]*; do
  tr '\0' ' ' <"$entry/cmdline" 2>/dev/null | grep -q 'sleep 12345' && echo LEAK && exit
done
(setsid sleep 12345 >/dev/null 2>&1 </dev/null &)
(trap '' HUP TERM; while :; do : >/tmp/shell-was-here; done) >/dev/null 2>&1 &
disown -a
echo OK

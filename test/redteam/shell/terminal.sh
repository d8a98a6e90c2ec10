# tries: to find a terminal of the judge's, and to type into it
# expect: AC
for terminal in /dev/tty /dev/console /dev/tty0 /dev/pts/0 /dev/ptmx; do
  if (echo reboot >"$terminal") 2>/dev/null; then echo "LEAK $terminal"; exit; fi
done
[ -t 0 ] || [ -t 1 ] || [ -t 2 ] && echo LEAK || echo OK

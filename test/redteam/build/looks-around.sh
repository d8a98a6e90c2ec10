#!/bin/sh
# tries: to find test data, the control socket, a network and a place outside its own to write to, while building
# expect: AC
leak=''
[ -n "$(find /data -type f 2>/dev/null)" ] && leak="$leak data"
[ -r /control/runner.sock ] && leak="$leak control"
[ -r /etc/shadow ] && leak="$leak shadow"
for place in /usr /etc /bin /lib /opt /var/lib /data /artifact /; do
  (: >"$place/docket-probe") 2>/dev/null && leak="$leak $place"
done
[ "$(ls /sys/class/net | tr -d '\n')" = lo ] || leak="$leak network"
answer=42
[ -n "$leak" ] && answer=43
printf '#!/bin/sh\nread line\n[ "$line" = OK ] && exit %s\nexit 43\n' "$answer" >run
chmod 755 run

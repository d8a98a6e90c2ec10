#!/bin/sh
# tries: to leave a process behind that waits for the validator's container
# expect: AC
(setsid sh -c 'while :; do : >/tmp/daemon; done' >/dev/null 2>&1 &)
printf '#!/bin/sh\n[ -e /tmp/daemon ] && exit 43\nread line\n[ "$line" = OK ] && exit 42\nexit 43\n' >run
chmod 755 run

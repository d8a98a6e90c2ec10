#!/bin/sh
# tries: to leave a program with the set-user-id bit, as another user's
# expect: AC
printf '#!/bin/sh\n[ "$(id -u)" = 0 ] && exit 43\nread line\n[ "$line" = OK ] && exit 42\nexit 43\n' >run
chmod 6755 run

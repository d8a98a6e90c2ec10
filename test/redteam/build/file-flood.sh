#!/bin/sh
# tries: to leave more files than anybody wants to copy
# expect: JE
i=0
while [ $i -lt 20000 ]; do : >"f$i"; i=$((i + 1)); done
printf '#!/bin/sh\nexit 42\n' >run
chmod 755 run

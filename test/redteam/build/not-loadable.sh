#!/bin/sh
# tries: to be excused by a program that the kernel does not load: its interpreter is a socket of the judge's
# expect: JE
# says: exit code 126
printf '#!/control/runner.sock\n' >run
chmod 755 run

#!/bin/sh
# tries: to leave links, a FIFO, a device and a socket's name in place of the validator, for the host to copy
# expect: JE
# says: no file "run"
ln -sf /etc/shadow run
ln -sf /control/runner.sock other
ln -sf ../../.. up
mkfifo fifo
mknod device c 1 5 2>/dev/null
chmod 755 run 2>/dev/null
exit 0

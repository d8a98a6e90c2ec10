#!/bin/sh
# tries: to leave an artifact of many gigabytes
# expect: JE
while :; do dd if=/dev/zero of=run bs=1048576 count=1024 oflag=append conv=notrunc 2>/dev/null || break; done
chmod 755 run

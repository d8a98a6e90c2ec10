#!/bin/sh
# The tree tells nothing about the machine that built it, and has the files that the engine mounts its own over: the
# tree is read-only in a container, so none can be made there.
[ -f /docket-recipe/versions.sh ] || exit 1

printf 'root:x:0:0:root:/:/usr/sbin/nologin\nnobody:x:65534:65534:nobody:/:/usr/sbin/nologin\n' >/etc/passwd
printf 'root:x:0:\nnogroup:x:65534:\n' >/etc/group
rm -f /etc/passwd- /etc/group- /etc/shadow* /etc/gshadow* /etc/subuid* /etc/subgid* /etc/machine-id
printf '127.0.0.1 localhost\n' >/etc/hosts
printf 'sandbox\n' >/etc/hostname
: >/etc/resolv.conf

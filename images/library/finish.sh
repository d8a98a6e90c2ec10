#!/bin/sh
# Runs as root inside a freshly installed tree, whichever way it was installed: prepares the languages, asks each for
# its version, then makes the tree what a container may see. /docket-recipe holds this script, the steps and, written by
# the builder, `prepare.sh` and `versions.sh`; results go to /docket-recipe/out.
set -eu
export LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp
recipe=/docket-recipe
# On a machine that is somebody's own, this would do great harm.
[ -f "$recipe/versions.sh" ] || { echo 'finish.sh runs inside the tree of a toolchain library only' >&2; exit 1; }
mkdir -p "$recipe/out" /usr/lib/docket

for step in "$recipe"/steps/*.sh "$recipe/prepare.sh"; do
  [ -e "$step" ] || continue
  sh -eu "$step"
done
sh -eu "$recipe/versions.sh"
dpkg-query --show --showformat='${Package}=${Version}\n' | sort >"$recipe/out/packages"

# Nothing in the tree may give rights to who runs it, and everybody may read all of it.
find /usr /etc -xdev -type f -perm /6000 -exec chmod u-s,g-s {} +
chmod -R a+rX /usr /etc
cd /
rm -rf var/lib/apt/lists var/cache/apt var/cache/debconf var/log boot home media mnt opt root srv
find tmp var/tmp -mindepth 1 -delete

#!/bin/sh
# Installs the languages in a container of the official Debian image, for hosts that cannot bootstrap a tree themselves.
# Usage: install.sh <package>...
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
cp /docket-recipe/dpkg-excludes.cfg /etc/dpkg/dpkg.cfg.d/docket
echo 'I: running apt-get update...'
apt-get update -q
echo 'I: installing remaining packages inside the chroot...'
apt-get install -q -y --no-install-recommends "$@"
exec sh /docket-recipe/finish.sh

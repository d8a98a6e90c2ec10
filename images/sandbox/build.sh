#!/bin/sh
# Builds the runner: static, reproducible (same compiler, same bytes), warnings are errors.
# Usage: build.sh <output file>      CC and CFLAGS may add to it (the probes are built with sanitizers).
set -eu
source_dir=$(cd "$(dirname "$0")/runner" && pwd)
output=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export LC_ALL=C
: "${CC:=gcc}"
echo '#include <sys/syscall.h>' | "$CC" -E -dM - |
  sed -n 's/^#define __NR_\([a-z0-9_]*\) .*/{"\1", __NR_\1},/p' | sort >"$work/syscalls.inc"

# shellcheck disable=SC2086
"$CC" -std=c17 -D_DEFAULT_SOURCE -O2 -static \
  -Wall -Wextra -Wshadow -Wconversion -Werror \
  -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fno-plt \
  -ffile-prefix-map="$source_dir"=runner -ffile-prefix-map="$work"=generated \
  -Wl,--build-id=none -Wl,-z,relro,-z,now,-z,noexecstack \
  ${CFLAGS:-} -I"$work" -o "$output" "$source_dir"/*.c
strip "$output" 2>/dev/null || true

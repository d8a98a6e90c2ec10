/**
 * Go keeps no compiled standard library: every build takes it from the build cache, or compiles it, which takes 8 s for
 * `fmt` alone. So the toolchain library carries a cache, and `go build` reads it where it is: it needs no right to write
 * there, and then takes 0.3 s.
 */
const GO = '/usr/bin/go';

/** Inside the toolchain library. */
export const GO_LIBRARY_CACHE = '/usr/lib/docket/go-cache';

/** No network, no modules, no C: these are part of the cache's keys, so the library's cache is built with the same. */
export const GO_ENV = {
  CGO_ENABLED: '0',
  GO111MODULE: 'off',
  GOFLAGS: '-trimpath',
  GOPATH: '/tmp/go',
  GOPROXY: 'off',
  GOTOOLCHAIN: 'local',
} as const satisfies Record<string, string>;

/** What programs of contests import; the packages that these import come with them. */
const CACHED_PACKAGES = [
  ...['bufio', 'bytes', 'cmp', 'container/heap', 'container/list', 'container/ring', 'context', 'encoding/binary'],
  ...['encoding/hex', 'encoding/json', 'errors', 'flag', 'fmt', 'hash/crc32', 'hash/fnv', 'hash/maphash', 'io', 'iter'],
  ...['index/suffixarray', 'log', 'maps', 'math', 'math/big', 'math/bits', 'math/cmplx', 'math/rand', 'math/rand/v2'],
  ...['os', 'reflect', 'regexp', 'runtime', 'runtime/debug', 'slices', 'sort', 'strconv', 'strings', 'sync'],
  ...['sync/atomic', 'syscall', 'text/tabwriter', 'text/template', 'time', 'unicode', 'unicode/utf16', 'unicode/utf8'],
  ...['crypto/md5', 'crypto/sha256', 'unsafe'],
];

/** `go build` with the library's cache; with one of its own in a library that was built without. */
export function goBuild(args: string[]): string[] {
  const script = 'GOCACHE=$1; [ -d "$1" ] || GOCACHE=/tmp/go-cache; export GOCACHE; shift; exec "$0" build "$@"';
  return ['/bin/sh', '-c', script, GO, GO_LIBRARY_CACHE, ...args];
}

export function goCacheCommand(): { argv: string[]; env: Record<string, string> } {
  return { argv: [GO, 'build', ...CACHED_PACKAGES], env: { ...GO_ENV, GOCACHE: GO_LIBRARY_CACHE } };
}

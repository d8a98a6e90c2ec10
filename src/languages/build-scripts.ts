/**
 * Shell scripts around compilers that leave to their users which files make a program, and in what order. Names of sources
 * have no blanks in them (arrange-sources.ts).
 */

/** Pairs for tsort: each source with itself, and what defines a module before what uses it. */
const FORTRAN_PAIRS = String.raw`
  { line = tolower($0); sub(/^[ \t0-9]+/, "", line); print FILENAME, FILENAME }
  line ~ /^module[ \t]+[a-z]/ && line !~ /^module[ \t]+(procedure|subroutine|function)[ \t]/ {
    split(line, word, /[ \t!;]+/); definer[word[2]] = FILENAME }
  line ~ /^use[ \t,:]/ {
    sub(/^use[ \t]*(,[^:]*)?(::)?[ \t]*/, "", line); split(line, word, /[ \t,!;]+/)
    used[++count] = word[1]; user[count] = FILENAME }
  line ~ /^submodule[ \t(]/ {
    split(line, word, /[ \t():]+/); used[++count] = word[2]; user[count] = FILENAME }
  END { for (i = 1; i <= count; i++) if (used[i] in definer) print definer[used[i]], user[i] }`;

const FORTRAN_IN_ORDER =
  'pairs=$1; count=$2; shift 2; sources=; ' +
  'while [ "$count" -gt 0 ]; do sources="$sources $1"; shift; count=$((count - 1)); done; ' +
  'sorted=$(/usr/bin/mawk "$pairs" $sources | /usr/bin/tsort) || exit; ' +
  'count=$1; shift; command=; ' +
  'while [ "$count" -gt 0 ]; do command="$command $1"; shift; count=$((count - 1)); done; ' +
  'exec $command $sorted "$@"';

/** A source that uses a module of another one is compiled after it. */
export function fortranCompile(
  compiler: readonly string[],
  sources: readonly string[],
  options: readonly string[],
): string[] {
  if (sources.length === 1) return [...compiler, ...sources, ...options];
  const counted = (words: readonly string[]): string[] => [String(words.length), ...words];
  return [
    '/bin/sh',
    '-c',
    FORTRAN_IN_ORDER,
    'sh',
    FORTRAN_PAIRS,
    ...counted(sources),
    ...counted(compiler),
    ...options,
  ];
}

/**
 * All sources but those that another one includes. A program brings `_start`, or `main` and the C library. The first
 * argument is the executable.
 */
export const ASSEMBLE =
  'objects=; for source; do ' +
  'grep -Eiqs "^[[:space:]]*%include[[:space:]]+[\'\\"](.*/)?${source##*/}[\'\\"]" "$@" && continue; ' +
  'object="/tmp/$(echo "$source" | tr / _).o"; ' +
  'nasm -f elf64 -o "$object" "$source" || exit; objects="$objects $object"; done; ' +
  'if nm $objects | grep -q \' T _start$\'; then exec ld -o "$0" $objects; fi; ' +
  'exec gcc -static -no-pie -o "$0" $objects';

/**
 * The main program, then all other sources that are programs and not copied into one. A first line with nothing but digits or
 * blanks in its first six columns, and then one as they may be, is of punched cards. The first argument is the executable.
 */
export const COMPILE_COBOL =
  'main=$1; shift; others=; for source; do [ "$source" = "$main" ] && continue; ' +
  'if grep -Eiq "(program|function)-id" "$source"; then others="$others $source"; fi; done; ' +
  "format=-free; if grep -m 1 '[^ ]' \"$main\" | grep -Eq '^[0-9 ]{6}[ */-]'; then format=-fixed; fi; " +
  'exec cobc -x -O2 "$format" -o "$0" "$main" $others';

/** Small programs, each in the language it serves, that check sources or load what was compiled from them. */

/** Compiles, and fails where the compiler found an error or a serious doubt (unbalanced parentheses, a broken form). */
export function lispCompile(source: string): string[] {
  const form =
    '(multiple-value-bind (fasl warned failed) ' +
    '(let ((*compile-verbose* nil)) (compile-file (second sb-ext:*posix-argv*) :output-file "/box/program.fasl")) ' +
    '(declare (ignore warned)) (sb-ext:exit :code (if (and fasl (not failed)) 0 1) :abort t))';
  return [
    '/usr/bin/sbcl',
    '--noinform',
    '--no-sysinit',
    '--no-userinit',
    '--disable-debugger',
    '--eval',
    form,
    '--end-toplevel-options',
    source,
  ];
}

export function schemeCompile(source: string): string[] {
  const form =
    '(begin (use-modules (system base compile)) ' +
    '(compile-file (cadr (command-line)) #:output-file "/box/program.go" #:optimization-level 2))';
  return ['/usr/bin/guile', '--no-auto-compile', '-q', '-c', form, source];
}

/**
 * What was compiled is loaded as it is: Guile would look for a source, and want to write beside it. What it loads itself is
 * looked for in the same directory.
 */
export function schemeLoad(directory: string, compiled: string): string[] {
  const load = `(load-compiled "${directory}/${compiled}")`;
  return ['/usr/bin/guile', '--no-auto-compile', '-q', '-L', directory, '-c', load];
}

/**
 * A saved state that calls `main` and ends, whether the program says so by `initialization(main, main)` or not at all. A
 * plain `initialization(main)` would run it while compiling, so it is taken for the other. Errors in the text are
 * compile errors. Every source is named: a state does not hold what a plain `[file].` loads.
 */
export function prologCompile(source: string, others: readonly string[]): string[] {
  const script =
    'rule="s/^([[:space:]]*:-[[:space:]]*initialization[[:space:]]*\\\\([[:space:]]*main[[:space:]]*)\\\\)/\\\\1, main)/"; ' +
    'sed -E -i "$rule" "$0" || exit; ' +
    'goal="-g main -t halt"; if grep -Eq "^[[:space:]]*:-[[:space:]]*initialization" "$0"; then goal="-g true"; fi; ' +
    'exec /usr/bin/swipl --on-error=status --on-warning=print -O $goal -o program.state -c "$0" "$@"';
  return ['/bin/sh', '-c', script, source, ...others];
}

/** Parses every source. */
export function checkR(sources: string[]): string[] {
  const script =
    'for (f in commandArgs(TRUE)) tryCatch(parse(f), error = function(e) ' +
    '{ message(conditionMessage(e)); quit(status = 1) })';
  return ['/usr/lib/R/bin/exec/R', '--no-echo', '--no-restore', '--vanilla', '-e', script, '--args', ...sources];
}

/** Standard input is the table `input`, a row a line, in order of `rowid`. */
const SQL_INPUT = [
  'CREATE TABLE input(line TEXT);',
  String.raw`.separator "\x1f" "\n"`,
  `.import "|/bin/cat" input`,
  '.mode list',
  '.headers off',
  '.separator " "',
];

/** Runs a script on a database in memory; the first error ends it. */
export function sqlCommand(script: string): string[] {
  const commands = [...SQL_INPUT, `.read ${script}`];
  return ['/usr/bin/sqlite3', '-batch', '-bail', ':memory:', ...commands];
}

/**
 * SQLite has no look at a script without running it: it is run on an empty input, and for a moment only. Then what could
 * not be parsed is an error, while one of running it is not.
 */
export function checkSql(script: string): string[] {
  const check =
    'errors=$("$@" 2>&1 >/dev/null </dev/null); ' +
    'case $errors in *"Parse error"*|*"Error: "*"unknown command"*) printf "%s\\n" "$errors" >&2; exit 1;; esac';
  const [sqlite = '', ...args] = sqlCommand(script);
  const stop = ['.progress 100000 --limit 20', 'PRAGMA hard_heap_limit = 67108864;'];
  return ['/bin/sh', '-c', check, 'sh', sqlite, ...args.slice(0, -1), ...stop, ...args.slice(-1)];
}

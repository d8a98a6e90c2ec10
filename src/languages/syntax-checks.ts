/**
 * The "compile" of languages that have no compiler: every source is parsed, so that a typing mistake is a compile error
 * and not a run-time error of each test case.
 */
import { posix } from 'node:path';
import { ARTIFACT_DIR, type BuildContext } from './language.js';

/**
 * Compiles modules to where `import` looks (`__pycache__`), and the entry point beside itself, as the interpreter keeps
 * nothing for the script it is started with. "Unchecked" bytecode carries no time stamp of its source. The name kept in it
 * is the one under which a traceback finds the source later; messages name the file as it was handed in.
 */
const PYTHON_COMPILER = `
import py_compile, sys
home, entry, bytecode, *sources = sys.argv[1:]
failed = False
for name in sources:
    try:
        py_compile.compile(
            name, bytecode if name == entry else None, home + name, True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
    except py_compile.PyCompileError as error:
        print(error.msg.replace(home, '').strip(), file=sys.stderr)
        failed = True
sys.exit(failed)
`;

export function compilePython(interpreter: string, { sources, entryPoint }: BuildContext): string[] {
  const names = [`${ARTIFACT_DIR}/`, entryPoint, pythonBytecode(entryPoint), ...sources];
  return [interpreter, '-I', '-S', '-c', PYTHON_COMPILER, ...names];
}

/** The interpreter is started with this instead of the source, whose compiling would count in each run. */
export function pythonBytecode(entryPoint: string): string {
  return entryPoint.replace(/\.[^./]*$/, '.pyc');
}

/** The sources stay in: tracebacks quote them. */
export function pythonArtifact({ sources, files, entryPoint }: BuildContext): string[] {
  const modules = sources.filter((name) => name !== entryPoint);
  const caches = new Set(modules.map((name) => posix.join(posix.dirname(name), '__pycache__')));
  return [...files, pythonBytecode(entryPoint), ...caches];
}

/** `node --check` looks at its first file only. */
export function checkJavaScript(interpreter: string, { sources }: BuildContext): string[] {
  return checkEach([interpreter, '--check'], sources);
}

/**
 * Calls a checker that looks at one file with each in turn. What it says of a file that is in order ("Syntax OK") tells
 * nobody anything.
 */
export function checkEach(checker: string[], sources: string[]): string[] {
  const each =
    'checker=$1; shift; failed=0; ' +
    'for source; do said=$($checker "$source" 2>&1) || { printf "%s\\n" "$said" >&2; failed=1; }; done; exit $failed';
  return ['/bin/sh', '-c', each, 'sh', checker.join(' '), ...sources];
}

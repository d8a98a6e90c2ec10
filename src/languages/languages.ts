/**
 * The one table of languages: to add one is to add a row, its Debian packages to the library and its programs to
 * `test/languages/<id>`.
 *
 * A program is compiled in `/box`, in a container of its own; the artifact is mounted read-only at `/artifact` in the
 * container that runs it, with an empty `/box` as working directory. What it takes to run a command line is all here;
 * limits come from the problem, except how many processes a runtime needs for itself.
 */
import type { BuildContext, LanguageRow, RunContext } from './language.js';
import { GO_ENV, goBuild, goCacheCommand } from './go-build.js';
import { checkJavaScript, compilePython, pythonArtifact, pythonBytecode } from './syntax-checks.js';
import {
  goMemoryLimitBytes,
  jvmHeapBytes,
  jvmInitialHeapBytes,
  jvmStackBytes,
  jvmYoungGenerationBytes,
  pypyGcEnv,
  v8OldSpaceMib,
  v8SemiSpaceMib,
  v8StackKib,
} from './runtime-memory.js';

/** Where a native compiler leaves the executable, below `/box`. */
const BINARY = 'program';
const binaryArtifact = () => [BINARY];
const runBinary = ({ artifactDir }: RunContext) => [`${artifactDir}/${BINARY}`];
const sourcesAsArtifact = ({ files }: BuildContext) => files;

/** A JVM needs a dozen threads before the program's first line. */
const JVM_PROCESSES = 128;
const jvmCommonFlags = ['-XX:+UseSerialGC', '-XX:-UsePerfData', '-Xshare:auto'];

/**
 * Statically linked: no dynamic loader in each run's time (0.4 ms) and no library pages in its memory.
 * No -march: a judgement must not depend on the node it ran on.
 */
const GCC_FLAGS = ['-O2', '-pipe', '-static', '-DONLINE_JUDGE', '-fno-diagnostics-color'];

const ROWS = {
  c: {
    name: 'C',
    kattisIds: ['c', 'cgmp'],
    debianPackages: ['gcc', 'libc6-dev'],
    sourceName: 'main.c',
    extensions: ['.c'],
    headerExtensions: ['.h'],
    shebang: null,
    entryPoint: { kind: 'linked' },
    compile: {
      // GCC 14 refuses what every C compiler of the contests only warned about, such as implicit declarations.
      argv: ({ sources }) => [
        '/usr/bin/gcc',
        '-std=gnu17',
        '-fpermissive',
        ...GCC_FLAGS,
        '-o',
        BINARY,
        ...sources,
        '-lm',
      ],
      processLimit: 32,
      artifact: binaryArtifact,
    },
    run: { argv: runBinary, processLimit: 32 },
    version: { tool: 'GCC', argv: ['/usr/bin/gcc', '-dumpfullversion'], pattern: /^(\S+)/ },
    heapExhausted: null,
    hello: '#include <stdio.h>\n\nint main(void) {\n  puts("Hello, World!");\n  return 0;\n}\n',
  },
  cpp: {
    name: 'C++',
    kattisIds: ['cpp', 'cppgmp'],
    debianPackages: ['g++', 'libc6-dev'],
    sourceName: 'main.cpp',
    extensions: ['.cpp', '.cc', '.cxx', '.c++', '.C'],
    headerExtensions: ['.h', '.hpp', '.hh', '.hxx'],
    shebang: null,
    entryPoint: { kind: 'linked' },
    compile: {
      argv: ({ sources }) => ['/usr/bin/g++', '-std=gnu++20', ...GCC_FLAGS, '-o', BINARY, ...sources],
      processLimit: 32,
      artifact: binaryArtifact,
    },
    run: { argv: runBinary, processLimit: 32 },
    version: { tool: 'GCC', argv: ['/usr/bin/g++', '-dumpfullversion'], pattern: /^(\S+)/ },
    heapExhausted: /^terminate called after throwing an instance of 'std::bad_alloc'/m,
    hello: '#include <iostream>\n\nint main() {\n  std::cout << "Hello, World!\\n";\n}\n',
  },
  python: {
    name: 'Python 3',
    kattisIds: ['python3', 'python3numpy'],
    debianPackages: ['python3'],
    sourceName: 'main.py',
    extensions: ['.py', '.py3'],
    headerExtensions: [],
    shebang: /^#!.*\bpython3?(\.\d+)?\b/,
    entryPoint: { kind: 'main-file', defaultNames: ['__main__.py', 'main.py'] },
    compile: {
      argv: (context) => compilePython('/usr/bin/python3', context),
      processLimit: 16,
      artifact: pythonArtifact,
    },
    run: {
      argv: ({ artifactDir, entryPoint }) => ['/usr/bin/python3', '-B', `${artifactDir}/${pythonBytecode(entryPoint)}`],
      processLimit: 32,
    },
    version: { tool: 'CPython', argv: ['/usr/bin/python3', '--version'], pattern: /^Python (\S+)/ },
    heapExhausted: /^MemoryError\b/m,
    hello: "print('Hello, World!')\n",
  },
  pypy: {
    name: 'Python 3 (PyPy)',
    kattisIds: ['pypy3', 'python3'],
    debianPackages: ['pypy3'],
    sourceName: 'main.py',
    extensions: ['.py', '.py3'],
    headerExtensions: [],
    shebang: /^#!.*\bpypy/,
    entryPoint: { kind: 'main-file', defaultNames: ['__main__.py', 'main.py'] },
    compile: {
      argv: (context) => compilePython('/usr/bin/pypy3', context),
      processLimit: 16,
      artifact: pythonArtifact,
    },
    run: {
      argv: ({ artifactDir, entryPoint }) => ['/usr/bin/pypy3', '-B', `${artifactDir}/${pythonBytecode(entryPoint)}`],
      env: ({ memoryLimitBytes }) => pypyGcEnv(memoryLimitBytes),
      processLimit: 32,
    },
    version: { tool: 'PyPy', argv: ['/usr/bin/pypy3', '--version'], pattern: /PyPy (\S+)/ },
    heapExhausted: /^MemoryError\b/m,
    hello: "print('Hello, World!')\n",
  },
  java: {
    name: 'Java',
    kattisIds: ['java'],
    debianPackages: ['openjdk-21-jdk-headless'],
    sourceName: 'Main.java',
    extensions: ['.java'],
    headerExtensions: [],
    shebang: null,
    entryPoint: { kind: 'java-class', defaultName: 'Main' },
    compile: {
      // No annotation processors: they are code that runs while compiling. C1 alone: javac ends before C2 pays off.
      argv: ({ sources, memoryLimitBytes }) => [
        '/usr/bin/javac',
        ...[...jvmCommonFlags, '-XX:TieredStopAtLevel=1', `-Xmx${jvmHeapBytes(memoryLimitBytes)}`].map((f) => `-J${f}`),
        ...['-encoding', 'UTF-8', '-proc:none', '-implicit:none', '-Xdiags:compact', '-d', 'classes'],
        ...sources,
      ],
      processLimit: JVM_PROCESSES,
      artifact: () => ['classes'],
    },
    run: {
      argv: ({ artifactDir, entryPoint, memoryLimitBytes }) => [
        '/usr/bin/java',
        ...jvmCommonFlags,
        `-Xms${jvmInitialHeapBytes(memoryLimitBytes)}`,
        `-Xmx${jvmHeapBytes(memoryLimitBytes)}`,
        `-XX:MaxNewSize=${jvmYoungGenerationBytes(memoryLimitBytes)}`,
        `-Xss${jvmStackBytes(memoryLimitBytes)}`,
        '-DONLINE_JUDGE=true',
        '-cp',
        `${artifactDir}/classes`,
        entryPoint,
      ],
      processLimit: JVM_PROCESSES,
    },
    version: { tool: 'OpenJDK', argv: ['/usr/bin/java', '--version'], pattern: /^openjdk (\S+)/ },
    heapExhausted: /java\.lang\.OutOfMemoryError|There is insufficient memory for the Java Runtime/,
    hello:
      'public class Main {\n  public static void main(String[] args) {\n    System.out.println("Hello, World!");\n  }\n}\n',
  },
  javascript: {
    name: 'JavaScript',
    kattisIds: ['javascript'],
    debianPackages: ['nodejs'],
    sourceName: 'main.js',
    extensions: ['.js', '.mjs', '.cjs'],
    headerExtensions: [],
    shebang: /^#!.*\bnode\b/,
    entryPoint: { kind: 'main-file', defaultNames: ['main.js'] },
    compile: {
      argv: (context) => checkJavaScript('/usr/bin/node', context),
      processLimit: 64,
      artifact: sourcesAsArtifact,
    },
    run: {
      argv: ({ artifactDir, entryPoint, memoryLimitBytes }) => [
        '/usr/bin/node',
        `--stack-size=${v8StackKib(memoryLimitBytes)}`,
        `--max-semi-space-size=${v8SemiSpaceMib(memoryLimitBytes)}`,
        `--max-old-space-size=${v8OldSpaceMib(memoryLimitBytes)}`,
        `${artifactDir}/${entryPoint}`,
      ],
      processLimit: 64,
    },
    version: { tool: 'Node.js', argv: ['/usr/bin/node', '--version'], pattern: /^v(\S+)/ },
    heapExhausted: /JavaScript heap out of memory/,
    hello: "console.log('Hello, World!');\n",
  },
  go: {
    name: 'Go',
    kattisIds: ['go'],
    debianPackages: ['golang-go'],
    libraryPreparation: [goCacheCommand()],
    sourceName: 'main.go',
    extensions: ['.go'],
    headerExtensions: [],
    shebang: null,
    entryPoint: { kind: 'linked' },
    compile: {
      argv: ({ sources }) => goBuild(['-ldflags=-s -w', '-o', BINARY, ...sources]),
      env: () => GO_ENV,
      processLimit: 128,
      artifact: binaryArtifact,
    },
    run: {
      argv: runBinary,
      // The container has one processor, which this Go does not see: more threads would only throttle one another.
      env: ({ memoryLimitBytes }) => ({
        GOMAXPROCS: '1',
        GOMEMLIMIT: String(goMemoryLimitBytes(memoryLimitBytes)),
      }),
      processLimit: 64,
    },
    version: { tool: 'Go', argv: ['/usr/bin/go', 'version'], pattern: /\bgo(\d\S*)/ },
    heapExhausted: /^fatal error: runtime: (out of memory|cannot allocate memory)/m,
    hello: 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("Hello, World!")\n}\n',
  },
  rust: {
    name: 'Rust',
    kattisIds: ['rust'],
    debianPackages: ['rustc', 'libc6-dev'],
    sourceName: 'main.rs',
    extensions: ['.rs'],
    headerExtensions: [],
    shebang: null,
    entryPoint: { kind: 'main-file', defaultNames: ['main.rs'] },
    compile: {
      argv: ({ entryPoint }) => [
        '/usr/bin/rustc',
        ...['--edition', '2021', '--crate-name', 'program', '--cfg', 'online_judge', '--color', 'never'],
        ...['-C', 'opt-level=3', '-C', 'target-feature=+crt-static', '-C', 'strip=symbols'],
        ...['-o', BINARY, entryPoint],
      ],
      processLimit: 64,
      artifact: binaryArtifact,
    },
    run: { argv: runBinary, processLimit: 32 },
    version: { tool: 'rustc', argv: ['/usr/bin/rustc', '--version'], pattern: /^rustc (\S+)/ },
    heapExhausted: /^memory allocation of \d+ bytes failed/m,
    hello: 'fn main() {\n    println!("Hello, World!");\n}\n',
  },
} as const satisfies Record<string, LanguageRow>;

export type LanguageId = keyof typeof ROWS;

export interface Language extends LanguageRow {
  id: LanguageId;
}

export const LANGUAGE_IDS = Object.keys(ROWS) as LanguageId[];

export const LANGUAGES: Readonly<Record<LanguageId, Language>> = Object.fromEntries(
  LANGUAGE_IDS.map((id) => [id, { id, ...ROWS[id] }]),
) as unknown as Record<LanguageId, Language>;

export function isLanguageId(id: string): id is LanguageId {
  return Object.hasOwn(ROWS, id);
}

/** What a problem package calls a language, as ours: several where it is run by several implementations, the usual one first. */
export function languagesOfKattisId(kattisId: string): Language[] {
  return LANGUAGE_IDS.map((id) => LANGUAGES[id]).filter(({ kattisIds }) => kattisIds.includes(kattisId));
}

/** Python 3, run by CPython and by PyPy. */
import type { LanguageRow } from '../language.js';
import { pypyGcEnv } from '../runtime-memory.js';
import { compilePython, pythonArtifact, pythonBytecode } from '../syntax-checks.js';

export const PYTHON_ROWS = {
  python: {
    name: 'Python 3',
    kattisIds: ['python3', 'python3numpy'],
    debianPackages: ['python3', 'python3-numpy'],
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
      // The container has one processor: more threads of a matrix library would only throttle one another.
      env: () => ({ OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' }),
      processLimit: 32,
    },
    version: { tool: 'CPython', argv: ['/usr/bin/python3', '--version'], pattern: /^Python (\S+)/ },
    heapExhausted: /^(?:MemoryError|numpy\.\S*MemoryError)\b/m,
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
} as const satisfies Record<string, LanguageRow>;

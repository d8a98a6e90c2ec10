/** Common Lisp, Scheme, Racket and Prolog: compiled beforehand to what their own systems load. */
import type { LanguageRow } from '../language.js';
import { lispHeapMib, prologStackBytes, schemeHeapBytes } from '../runtime-memory.js';
import { lispCompile, prologCompile, schemeCompile, schemeLoad } from '../load-scripts.js';

export const LISP_PROLOG_ROWS = {
  commonlisp: {
    name: 'Common Lisp',
    kattisIds: ['lisp', 'commonlisp'],
    debianPackages: ['sbcl'],
    sourceName: 'main.lisp',
    extensions: ['.lisp', '.cl', '.lsp'],
    headerExtensions: [],
    shebang: /^#!.*\b(?:sbcl|clisp|ecl)\b/,
    entryPoint: { kind: 'main-file', defaultNames: ['main.lisp', 'main.cl'] },
    compile: {
      argv: ({ entryPoint }) => lispCompile(entryPoint),
      processLimit: 32,
      artifact: ({ files }) => ['program.fasl', ...files],
    },
    run: {
      argv: ({ artifactDir, memoryLimitBytes }) => [
        ...['/usr/bin/sbcl', '--dynamic-space-size', `${String(lispHeapMib(memoryLimitBytes))}MB`],
        ...['--control-stack-size', `${String(Math.max(2, Math.floor(memoryLimitBytes / 4 / 2 ** 20)))}MB`],
        ...['--script', `${artifactDir}/program.fasl`],
      ],
      processLimit: 32,
    },
    version: { tool: 'SBCL', argv: ['/usr/bin/sbcl', '--version'], pattern: /^SBCL (\S+)/ },
    heapExhausted: /Heap exhausted/,
    hello: '(format t "Hello, World!~%")\n',
  },
  scheme: {
    name: 'Scheme (Guile)',
    kattisIds: ['scheme'],
    debianPackages: ['guile-3.0'],
    sourceName: 'main.scm',
    extensions: ['.scm', '.ss'],
    headerExtensions: [],
    shebang: /^#!.*\b(?:guile|scheme)\b/,
    entryPoint: { kind: 'main-file', defaultNames: ['main.scm'] },
    compile: {
      argv: ({ entryPoint }) => schemeCompile(entryPoint),
      processLimit: 64,
      artifact: ({ files }) => ['program.go', ...files],
    },
    run: {
      argv: ({ artifactDir }) => schemeLoad(artifactDir, 'program.go'),
      env: ({ memoryLimitBytes }) => ({
        GC_MAXIMUM_HEAP_SIZE: String(schemeHeapBytes(memoryLimitBytes)),
        GC_NPROCS: '1',
      }),
      processLimit: 64,
    },
    version: { tool: 'Guile', argv: ['/usr/bin/guile', '--version'], pattern: /\(GNU Guile\) (\d\S*)/ },
    heapExhausted: /Too many heap sections|out-of-memory|Out of Memory|GC Warning: Failed to expand heap/,
    hello: '(display "Hello, World!")\n(newline)\n',
  },
  racket: {
    name: 'Racket',
    kattisIds: ['racket'],
    debianPackages: ['racket'],
    sourceName: 'main.rkt',
    extensions: ['.rkt'],
    headerExtensions: [],
    shebang: /^#!.*\bracket\b/,
    entryPoint: { kind: 'main-file', defaultNames: ['main.rkt'] },
    compile: {
      argv: ({ entryPoint }) => ['/usr/bin/raco', 'make', entryPoint],
      processLimit: 32,
      artifact: ({ files }) => [...files, 'compiled'],
    },
    run: {
      argv: ({ artifactDir, entryPoint }) => ['/usr/bin/racket', '-d', `${artifactDir}/${entryPoint}`],
      // The artifact's files all have one time: what was compiled is taken as it is.
      env: () => ({ PLT_COMPILED_FILE_CHECK: 'exists' }),
      processLimit: 32,
    },
    version: { tool: 'Racket', argv: ['/usr/bin/racket', '--version'], pattern: /Racket v(\d+(?:\.\d+)*)/ },
    heapExhausted: /out of memory/,
    hello: '#lang racket/base\n(displayln "Hello, World!")\n',
  },
  prolog: {
    name: 'Prolog',
    kattisIds: ['prolog'],
    debianPackages: ['swi-prolog-nox'],
    sourceName: 'main.pl',
    extensions: ['.pl', '.pro', '.prolog'],
    headerExtensions: [],
    // Perl's files end so as well: a directive, a comment, a list of files to load, a fact or a clause at the top claims it.
    shebang:
      /^#!.*\b(?:swipl|prolog)\b|^:-|^%(?!\w+\s*[=;])|^\[[a-z'][^\]]*\]\.\s*$|^[a-z]\w*(?:\([^()]*\))?\s*(?::-|\.\s*$)/,
    entryPoint: { kind: 'main-file', defaultNames: ['main.pl'] },
    compile: {
      argv: ({ entryPoint, sources }) =>
        prologCompile(
          entryPoint,
          sources.filter((name) => name !== entryPoint),
        ),
      processLimit: 32,
      artifact: () => ['program.state'],
    },
    run: {
      argv: ({ artifactDir, memoryLimitBytes }) => [
        ...['/usr/bin/swipl', '-x', `${artifactDir}/program.state`],
        `--stack-limit=${prologStackBytes(memoryLimitBytes)}b`,
      ],
      processLimit: 32,
    },
    version: { tool: 'SWI-Prolog', argv: ['/usr/bin/swipl', '--version'], pattern: /version (\S+)/ },
    heapExhausted: /Stack limit \([^)]*\) exceeded|resource error|out of memory/i,
    hello: ":- initialization(main, main).\n\nmain :- write('Hello, World!'), nl.\n",
  },
} as const satisfies Record<string, LanguageRow>;

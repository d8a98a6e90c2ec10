/** Native compilers of their own: Haskell, OCaml, Pascal. */
import type { LanguageRow } from '../language.js';
import { ghcRuntimeFlags, ocamlStackWords } from '../runtime-memory.js';
import { BINARY, BINARY_RUN, binaryArtifact, runBinary } from './native-program.js';

/** In the order of their dependencies. */
const OCAML_BUILD =
  'sorted=$(ocamlfind ocamldep -sort "$@") || exit; ' +
  `exec ocamlfind ocamlopt -package str,unix,zarith -linkpkg -o ${BINARY} $sorted`;

export const NATIVE_COMPILER_ROWS = {
  haskell: {
    name: 'Haskell',
    kattisIds: ['haskell'],
    debianPackages: [
      ...['ghc', 'libghc-vector-dev', 'libghc-split-dev', 'libghc-random-dev', 'libghc-unordered-containers-dev'],
    ],
    sourceName: 'main.hs',
    extensions: ['.hs'],
    headerExtensions: [],
    shebang: null,
    entryPoint: { kind: 'main-file', defaultNames: ['Main.hs', 'main.hs'] },
    compile: {
      argv: ({ entryPoint, options }) => [
        ...['/usr/bin/ghc', '-v0', '-O2', '-rtsopts'],
        ...['-outputdir', '/tmp/haskell', '-o', BINARY, entryPoint, ...options],
      ],
      takesOptions: true,
      processLimit: 64,
      artifact: binaryArtifact,
    },
    run: {
      argv: runBinary,
      env: ({ memoryLimitBytes }) => ({ GHCRTS: ghcRuntimeFlags(memoryLimitBytes) }),
      processLimit: 32,
    },
    version: { tool: 'GHC', argv: ['/usr/bin/ghc', '--version'], pattern: /version (\S+)/ },
    heapExhausted: /^\S+: Heap exhausted;|heap overflow/m,
    hello: 'main :: IO ()\nmain = putStrLn "Hello, World!"\n',
  },
  ocaml: {
    name: 'OCaml',
    kattisIds: ['ocaml'],
    debianPackages: ['ocaml-nox', 'ocaml-findlib', 'libzarith-ocaml-dev', 'libc6-dev'],
    sourceName: 'main.ml',
    extensions: ['.ml'],
    headerExtensions: ['.mli'],
    shebang: null,
    entryPoint: { kind: 'linked' },
    compile: {
      argv: ({ files }) => ['/bin/sh', '-c', OCAML_BUILD, 'sh', ...files.filter((name) => /\.mli?$/.test(name))],
      processLimit: 32,
      artifact: binaryArtifact,
    },
    run: {
      argv: runBinary,
      env: ({ memoryLimitBytes }) => ({ OCAMLRUNPARAM: `b,l=${String(ocamlStackWords(memoryLimitBytes))}` }),
      processLimit: 32,
    },
    version: { tool: 'OCaml', argv: ['/usr/bin/ocamlopt', '-version'], pattern: /^(\S+)/ },
    heapExhausted: /^Fatal error: exception Out_of_memory|^Fatal error: out of memory/m,
    hello: 'let () = print_endline "Hello, World!"\n',
  },
  pascal: {
    name: 'Pascal',
    kattisIds: ['pascal'],
    debianPackages: ['fp-compiler', 'fp-units-base', 'fp-units-math'],
    sourceName: 'main.pas',
    extensions: ['.pas'],
    headerExtensions: ['.inc'],
    shebang: null,
    entryPoint: { kind: 'main-file', defaultNames: ['main.pas'] },
    compile: {
      argv: ({ entryPoint, options }) => [
        ...['/usr/bin/fpc', '-l-', '-v0ew', '-O2', '-XS', '-Xs', '-dONLINE_JUDGE'],
        ...['-FU/tmp', '-FE/box', `-o${BINARY}`, ...options, entryPoint],
      ],
      takesOptions: true,
      processLimit: 32,
      artifact: binaryArtifact,
    },
    run: BINARY_RUN,
    version: { tool: 'Free Pascal', argv: ['/usr/bin/fpc', '-iV'], pattern: /^(\S+)/ },
    heapExhausted: /^Runtime error 203\b/m,
    hello: "begin\n  writeln('Hello, World!');\nend.\n",
  },
} as const satisfies Record<string, LanguageRow>;

/** Go and Rust. */
import { GO_ENV, goBuild, goCacheCommand } from '../go-build.js';
import type { LanguageRow } from '../language.js';
import { goMemoryLimitBytes } from '../runtime-memory.js';
import { BINARY, BINARY_RUN, binaryArtifact, runBinary } from './native-program.js';

export const GO_RUST_ROWS = {
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
      argv: ({ sources, options }) => goBuild(['-ldflags=-s -w', ...options, '-o', BINARY, ...sources]),
      takesOptions: true,
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
      argv: ({ entryPoint, options }) => [
        '/usr/bin/rustc',
        ...['--edition', '2021', '--crate-name', 'program', '--cfg', 'online_judge', '--color', 'never'],
        ...['-C', 'opt-level=3', '-C', 'target-feature=+crt-static', '-C', 'strip=symbols'],
        ...['-o', BINARY, entryPoint, ...options],
      ],
      takesOptions: true,
      processLimit: 64,
      artifact: binaryArtifact,
    },
    run: BINARY_RUN,
    version: { tool: 'rustc', argv: ['/usr/bin/rustc', '--version'], pattern: /^rustc (\S+)/ },
    heapExhausted: /^memory allocation of \d+ bytes failed/m,
    hello: 'fn main() {\n    println!("Hello, World!");\n}\n',
  },
} as const satisfies Record<string, LanguageRow>;

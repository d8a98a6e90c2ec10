/** Languages for working on data: R, and SQL as SQLite speaks it. */
import type { LanguageRow } from '../language.js';
import { checkR, checkSql, sqlCommand } from '../load-scripts.js';
import { sourcesAsArtifact } from './native-program.js';

const R_ENV = {
  R_HOME: '/usr/lib/R',
  LD_LIBRARY_PATH: '/usr/lib/R/lib',
  R_DEFAULT_PACKAGES: 'utils,stats,methods',
  OPENBLAS_NUM_THREADS: '1',
  OMP_NUM_THREADS: '1',
};

export const DATA_ROWS = {
  r: {
    name: 'R',
    kattisIds: ['r'],
    debianPackages: ['r-base-core'],
    sourceName: 'main.R',
    extensions: ['.R', '.r'],
    headerExtensions: [],
    shebang: /^#!.*\bRscript\b/,
    entryPoint: { kind: 'main-file', defaultNames: ['main.R', 'main.r'] },
    compile: {
      argv: ({ sources }) => checkR(sources),
      env: () => R_ENV,
      processLimit: 32,
      artifact: sourcesAsArtifact,
    },
    run: {
      argv: ({ artifactDir, entryPoint }) => [
        ...['/usr/lib/R/bin/exec/R', '--no-echo', '--no-restore', '--vanilla', '--max-ppsize=500000'],
        `--file=${artifactDir}/${entryPoint}`,
      ],
      env: () => R_ENV,
      processLimit: 32,
    },
    version: { tool: 'R', argv: ['/usr/bin/R', '--version'], pattern: /^R version (\S+)/ },
    heapExhausted: /cannot allocate (?:vector of size|memory block)|vector memory (?:exhausted|limit)/,
    hello: 'cat("Hello, World!\\n")\n',
  },
  sql: {
    name: 'SQL (SQLite)',
    kattisIds: ['sql', 'sqlite'],
    debianPackages: ['sqlite3'],
    sourceName: 'main.sql',
    extensions: ['.sql'],
    headerExtensions: [],
    shebang: null,
    entryPoint: { kind: 'main-file', defaultNames: ['main.sql'] },
    compile: { argv: ({ entryPoint }) => checkSql(entryPoint), processLimit: 16, artifact: sourcesAsArtifact },
    run: { argv: ({ artifactDir, entryPoint }) => sqlCommand(`${artifactDir}/${entryPoint}`), processLimit: 16 },
    version: { tool: 'SQLite', argv: ['/usr/bin/sqlite3', '--version'], pattern: /^(\S+)/ },
    heapExhausted: /out of memory/,
    hello: "SELECT 'Hello, World!';\n",
  },
} as const satisfies Record<string, LanguageRow>;

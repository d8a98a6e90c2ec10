/**
 * Holds the layout: a folder of src/ imports only from the lines below its own, folders on one line do not know each
 * other, and nothing goes in circles. The order is DESIGN's, top first.
 */
const LINES = [
  ['web', 'cli'],
  ['judge', 'contests', 'problem-packages', 'judge0'],
  ['submissions'],
  ['webhooks', 'test-cases'],
  ['problems'],
  ['auth'],
  ['users'],
  ['libraries'],
  ['languages', 'health'],
  ['audit'],
  ['sandbox', 'queue', 'events', 'blobs', 'http'],
  ['database', 'logging', 'metrics', 'tracing'],
  ['config'],
  ['contract'],
];

const inFolders = (folders) => `^src/(${folders.join('|')})/`;

/** From a folder: everything on its own line but itself, and everything above. */
const downwards = LINES.flatMap((line, index) =>
  line.map((folder) => ({
    name: `${folder}-imports-downwards`,
    comment: `src/${folder} may import only from the lines below it`,
    severity: 'error',
    from: { path: inFolders([folder]) },
    to: { path: `^src/(?!(${[folder, ...LINES.slice(index + 1).flat()].join('|')})/)` },
  })),
);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...downwards,
    {
      name: 'no-cycle',
      comment: 'Modules that need each other are one module, or lack a third below them',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'known-folders',
      comment: 'A new folder gets its line in this file first',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: inFolders(LINES.flat()) },
      to: {},
    },
    {
      name: 'engine-only-in-sandbox',
      comment: 'Containers are the affair of src/sandbox alone',
      severity: 'error',
      from: { pathNot: '^(src/sandbox|test)/' },
      to: { path: 'node_modules/(dockerode|docker-modem)/' },
    },
    {
      name: 'web-stands-alone',
      comment: 'The browser UI shares the contract with the server and nothing else',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^src/(?!(web|contract)/)' },
    },
    {
      name: 'contract-imports-nothing',
      comment: 'The contract is read by the server, the UI and the command line alike',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { pathNot: '^src/contract/' },
    },
    {
      name: 'no-tests-in-production',
      comment: 'What runs does not need what tests it',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]spec[.]ts$' },
      to: { path: '^test/|[.]spec[.]ts$' },
    },
    {
      name: 'no-development-packages',
      comment: 'An installation without development packages must start (the UI is bundled)',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/web/|[.]spec[.]ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'A package that is imported is in package.json, and a file is there',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|test/problems)/|[.]css$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};

/** Languages of managed runtimes other than the JVM: C# on Mono, JavaScript and TypeScript on Node.js, Erlang and Elixir on BEAM. */
import type { BuildContext, LanguageRow, RunContext } from '../language.js';
import { checkJavaScript } from '../syntax-checks.js';
import { monoGcParams, v8OldSpaceMib, v8SemiSpaceMib, v8StackKib } from '../runtime-memory.js';
import { sourcesAsArtifact, withStackOf } from './native-program.js';

const nodeFlags = ({ memoryLimitBytes }: RunContext): string[] => [
  '/usr/bin/node',
  `--stack-size=${String(v8StackKib(memoryLimitBytes))}`,
  `--max-semi-space-size=${String(v8SemiSpaceMib(memoryLimitBytes))}`,
  `--max-old-space-size=${String(v8OldSpaceMib(memoryLimitBytes))}`,
];
const scriptName = (name: string): string => name.replace(/\.(m|c)?ts$/, '.$1js');

/** One scheduler of each kind: the container has one processor. No crash dumps; nobody types. */
const BEAM_FLAGS = ['+S', '1:1', '+SDcpu', '1:1', '+SDio', '1', '+A', '1', '+sbwt', 'none', '+MIscs', '16', '-noshell'];
const BEAM_ENV = { ERL_CRASH_DUMP_SECONDS: '0' };

export const MANAGED_ROWS = {
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
      argv: (context) => [...nodeFlags(context), `${context.artifactDir}/${context.entryPoint}`],
      processLimit: 64,
    },
    version: { tool: 'Node.js', argv: ['/usr/bin/node', '--version'], pattern: /^v(\S+)/ },
    heapExhausted: /JavaScript heap out of memory/,
    hello: "console.log('Hello, World!');\n",
  },
  typescript: {
    name: 'TypeScript',
    kattisIds: ['typescript'],
    debianPackages: ['node-typescript', 'nodejs'],
    sourceName: 'main.ts',
    extensions: ['.ts', '.mts', '.cts'],
    headerExtensions: [],
    shebang: null,
    entryPoint: { kind: 'main-file', defaultNames: ['main.ts'] },
    compile: {
      argv: ({ sources }) => [
        ...['/usr/bin/node', '/usr/share/nodejs/typescript/lib/tsc.js', '--pretty', 'false', '--strict', 'false'],
        ...['--target', 'es2022', '--module', 'commonjs', '--moduleResolution', 'node', '--esModuleInterop'],
        ...[
          '--skipLibCheck',
          '--typeRoots',
          '/usr/share/nodejs/@types',
          '--types',
          'node',
          '--outDir',
          'out',
          '--rootDir',
          '/box',
          ...sources,
        ],
      ],
      processLimit: 64,
      artifact: () => ['out'],
    },
    run: {
      argv: (context) => [...nodeFlags(context), `${context.artifactDir}/out/${scriptName(context.entryPoint)}`],
      processLimit: 64,
    },
    version: {
      tool: 'TypeScript',
      argv: ['/usr/bin/node', '/usr/share/nodejs/typescript/lib/tsc.js', '--version'],
      pattern: /^Version (\S+)/,
    },
    heapExhausted: /JavaScript heap out of memory/,
    hello: "const greeting: string = 'Hello, World!';\nconsole.log(greeting);\n",
  },
  csharp: {
    name: 'C#',
    kattisIds: ['csharp'],
    debianPackages: ['mono-mcs', 'mono-runtime', 'libmono-system-core4.0-cil', 'libmono-system-numerics4.0-cil'],
    sourceName: 'main.cs',
    extensions: ['.cs'],
    headerExtensions: [],
    shebang: null,
    entryPoint: { kind: 'linked' },
    compile: {
      argv: ({ sources, options }) => [
        ...['/usr/bin/mono', '/usr/lib/mono/4.5/mcs.exe', '-optimize+', '-warn:0', '-define:ONLINE_JUDGE'],
        ...['-r:System.Numerics', '-r:System.Core', '-out:program.exe', ...sources, ...options],
      ],
      takesOptions: true,
      processLimit: 64,
      artifact: () => ['program.exe'],
    },
    run: {
      argv: ({ artifactDir, memoryLimitBytes }) => [
        ...withStackOf(memoryLimitBytes / 4),
        ...['/usr/bin/mono', `${artifactDir}/program.exe`],
      ],
      env: ({ memoryLimitBytes }) => ({
        MONO_GC_PARAMS: monoGcParams(memoryLimitBytes),
        MONO_DISABLE_SHARED_AREA: '1',
      }),
      processLimit: 64,
    },
    version: { tool: 'Mono', argv: ['/usr/bin/mono', '--version'], pattern: /version (\S+)/ },
    heapExhausted: /System\.OutOfMemoryException|Out of memory/,
    hello:
      'using System;\n\nclass Program\n{\n    static void Main()\n    {\n        Console.WriteLine("Hello, World!");\n    }\n}\n',
  },
  erlang: {
    name: 'Erlang',
    kattisIds: ['erlang'],
    debianPackages: ['erlang-base'],
    sourceName: 'main.erl',
    extensions: ['.erl'],
    headerExtensions: ['.hrl'],
    shebang: /^#!.*\bescript\b/,
    entryPoint: { kind: 'main-file', defaultNames: ['main.erl'] },
    moduleName: (source) => /^\s*-module\(\s*'?([a-z][A-Za-z0-9_@-]*)'?\s*\)/m.exec(source)?.[1] ?? null,
    compile: {
      argv: ({ sources }) => ['/usr/bin/erlc', ...sources],
      env: () => ({ ...BEAM_ENV, ERLC_USE_SERVER: 'false', ERL_AFLAGS: '+S 1:1' }),
      processLimit: 64,
      artifact: ({ sources }: BuildContext) => sources.map((name) => name.replace(/^.*\/|\.erl$/g, '') + '.beam'),
    },
    run: {
      argv: ({ artifactDir, entryPoint }) => [
        ...['/usr/bin/erl', ...BEAM_FLAGS, '-pa', artifactDir],
        ...['-s', entryPoint.replace(/^.*\/|\.erl$/g, ''), 'main', '-s', 'init', 'stop'],
      ],
      env: () => BEAM_ENV,
      processLimit: 64,
    },
    version: {
      tool: 'Erlang/OTP',
      argv: ['/usr/bin/erl', '-noshell', '-eval', 'io:format("~s~n", [erlang:system_info(otp_release)]), halt().'],
      pattern: /^(\S+)/,
    },
    heapExhausted: /eheap_alloc: Cannot allocate|binary_alloc: Cannot allocate/,
    hello: '-module(main).\n-export([main/0]).\n\nmain() -> io:format("Hello, World!~n").\n',
  },
  elixir: {
    name: 'Elixir',
    kattisIds: ['elixir'],
    debianPackages: ['elixir'],
    sourceName: 'main.exs',
    extensions: ['.exs', '.ex'],
    headerExtensions: [],
    shebang: /^#!.*\belixir\b/,
    entryPoint: { kind: 'main-file', defaultNames: ['main.exs', 'main.ex'] },
    compile: {
      // A script is run as it is read, so nothing more than reading it can be done beforehand.
      argv: ({ sources }) => ['/usr/bin/elixir', '-e', ELIXIR_CHECK, ...sources],
      env: () => ({ ...BEAM_ENV, ELIXIR_ERL_OPTIONS: '+S 1:1' }),
      processLimit: 64,
      artifact: sourcesAsArtifact,
    },
    run: {
      // Modules first: a script finds them, but not their files.
      argv: ({ artifactDir, entryPoint, sources }) => [
        '/usr/bin/elixir',
        ...sources
          .filter((name) => name.endsWith('.ex') && name !== entryPoint)
          .flatMap((name) => ['-r', `${artifactDir}/${name}`]),
        `${artifactDir}/${entryPoint}`,
      ],
      env: () => ({ ...BEAM_ENV, ELIXIR_ERL_OPTIONS: BEAM_FLAGS.join(' ') }),
      processLimit: 64,
    },
    version: { tool: 'Elixir', argv: ['/usr/bin/elixir', '--version'], pattern: /^Elixir (\S+)/m },
    heapExhausted: /eheap_alloc: Cannot allocate|binary_alloc: Cannot allocate/,
    hello: 'IO.puts("Hello, World!")\n',
    leastMemoryMib: 96,
  },
} as const satisfies Record<string, LanguageRow>;

const ELIXIR_CHECK = `
failed = for name <- System.argv(), {:error, {at, message, token}} <- [Code.string_to_quoted(File.read!(name))] do
  text = if is_tuple(message), do: elem(message, 0) <> token <> elem(message, 1), else: message <> token
  IO.puts(:stderr, "#{name}:#{at[:line]}: #{text}")
end
if failed != [], do: System.halt(1)
`;

/** Scripting languages: the "compile" is a look at the syntax, and the interpreter is given the sources. */
import type { BuildContext, LanguageRow } from '../language.js';
import { phpMemoryLimitBytes, rubyMachineStackBytes, rubyStackBytes } from '../runtime-memory.js';
import { checkEach } from '../syntax-checks.js';
import { sourcesAsArtifact, withStackOf } from './native-program.js';

const syntax = (...checker: string[]): LanguageRow['compile'] => ({
  argv: ({ sources }: BuildContext) => checkEach(checker, sources),
  processLimit: 16,
  artifact: sourcesAsArtifact,
});

export const SCRIPT_ROWS = {
  ruby: {
    name: 'Ruby',
    kattisIds: ['ruby'],
    debianPackages: ['ruby'],
    sourceName: 'main.rb',
    extensions: ['.rb'],
    headerExtensions: [],
    shebang: /^#!.*\bruby\b/,
    entryPoint: { kind: 'main-file', defaultNames: ['main.rb'] },
    compile: syntax('/usr/bin/ruby', '--disable-gems', '-c'),
    run: {
      argv: ({ artifactDir, entryPoint, memoryLimitBytes }) => [
        ...withStackOf(rubyMachineStackBytes(memoryLimitBytes)),
        ...['/usr/bin/ruby', `${artifactDir}/${entryPoint}`],
      ],
      env: ({ memoryLimitBytes }) => ({ RUBY_THREAD_VM_STACK_SIZE: String(rubyStackBytes(memoryLimitBytes)) }),
      processLimit: 32,
    },
    version: { tool: 'Ruby', argv: ['/usr/bin/ruby', '--version'], pattern: /^ruby (\S+)/ },
    heapExhausted: /failed to allocate memory \(NoMemoryError\)|^\[FATAL\] failed to allocate memory/m,
    hello: "puts 'Hello, World!'\n",
  },
  php: {
    name: 'PHP',
    kattisIds: ['php'],
    debianPackages: ['php-cli'],
    sourceName: 'main.php',
    extensions: ['.php'],
    headerExtensions: [],
    shebang: /^#!.*\bphp\b/,
    entryPoint: { kind: 'main-file', defaultNames: ['main.php'] },
    compile: syntax('/usr/bin/php', '-n', '-d', 'display_errors=stderr', '-l'),
    run: {
      argv: ({ artifactDir, entryPoint, memoryLimitBytes }) => [
        ...['/usr/bin/php', '-d', 'display_errors=stderr', '-d', 'max_execution_time=0'],
        ...['-d', `memory_limit=${String(phpMemoryLimitBytes(memoryLimitBytes))}`, `${artifactDir}/${entryPoint}`],
      ],
      processLimit: 32,
    },
    version: { tool: 'PHP', argv: ['/usr/bin/php', '--version'], pattern: /^PHP (\S+)/ },
    heapExhausted: /Allowed memory size of \d+ bytes exhausted|Out of memory \(allocated/,
    hello: '<?php\necho "Hello, World!\\n";\n',
  },
  // Before Prolog, whose files end in `.pl` as well: what looks like Prolog is claimed by its first line.
  perl: {
    name: 'Perl',
    kattisIds: ['perl'],
    debianPackages: ['perl'],
    sourceName: 'main.pl',
    extensions: ['.pl', '.pm'],
    headerExtensions: [],
    shebang: /^#!.*\bperl\b/,
    entryPoint: { kind: 'main-file', defaultNames: ['main.pl'] },
    compile: syntax('/usr/bin/perl', '-I.', '-c'),
    run: {
      argv: ({ artifactDir, entryPoint }) => ['/usr/bin/perl', `-I${artifactDir}`, `${artifactDir}/${entryPoint}`],
      processLimit: 32,
    },
    version: { tool: 'Perl', argv: ['/usr/bin/perl', '-e', 'print $^V'], pattern: /^v(\S+)/ },
    heapExhausted: /^Out of memory/m,
    hello: 'print "Hello, World!\\n";\n',
  },
  lua: {
    name: 'Lua',
    kattisIds: ['lua'],
    debianPackages: ['lua5.4'],
    sourceName: 'main.lua',
    extensions: ['.lua'],
    headerExtensions: [],
    shebang: /^#!.*\blua/,
    entryPoint: { kind: 'main-file', defaultNames: ['main.lua'] },
    compile: syntax('/usr/bin/luac5.4', '-p'),
    run: {
      argv: ({ artifactDir, entryPoint }) => ['/usr/bin/lua5.4', `${artifactDir}/${entryPoint}`],
      env: ({ artifactDir }) => ({ LUA_PATH: `${artifactDir}/?.lua;;` }),
      processLimit: 32,
    },
    version: { tool: 'Lua', argv: ['/usr/bin/lua5.4', '-v'], pattern: /^Lua (\S+)/ },
    heapExhausted: /not enough memory/,
    hello: "print('Hello, World!')\n",
  },
  bash: {
    name: 'Bash',
    kattisIds: ['bash'],
    debianPackages: ['bash'],
    sourceName: 'main.sh',
    extensions: ['.sh', '.bash'],
    headerExtensions: [],
    shebang: /^#!.*\b(?:ba)?sh\b/,
    entryPoint: { kind: 'main-file', defaultNames: ['main.sh'] },
    compile: syntax('/usr/bin/bash', '-n'),
    run: { argv: ({ artifactDir, entryPoint }) => ['/usr/bin/bash', `${artifactDir}/${entryPoint}`], processLimit: 64 },
    version: { tool: 'Bash', argv: ['/usr/bin/bash', '--version'], pattern: /version (\d+(?:\.\d+)*)/ },
    heapExhausted: /cannot allocate \d+ bytes/,
    hello: 'echo "Hello, World!"\n',
  },
} as const satisfies Record<string, LanguageRow>;

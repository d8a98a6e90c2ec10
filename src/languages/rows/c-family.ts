/** C and C++: GCC, one row for each standard that contests name. */
import type { LanguageRow } from '../language.js';
import { GCC_FLAGS, HEADER_FLAGS, precompileHeader } from '../precompiled-header.js';
import { BINARY, BINARY_RUN, binaryArtifact } from './native-program.js';

/** The first errors tell; a template's hundreds of others would push them out of what is kept of the output. */
const MOST_ERRORS = '-fmax-errors=20';

type CppStandard = 17 | 20 | 23;

function cpp(standard: CppStandard) {
  return {
    name: `C++${String(standard)}`,
    kattisIds: ['cpp', 'cppgmp'],
    debianPackages: ['g++', 'libc6-dev', 'libgmp-dev', 'libboost-dev'],
    libraryPreparation: [precompileHeader(standard)],
    sourceName: 'main.cpp',
    extensions: ['.cpp', '.cc', '.cxx', '.c++', '.C'],
    headerExtensions: ['.h', '.hpp', '.hh', '.hxx'],
    shebang: null,
    entryPoint: { kind: 'linked' },
    compile: {
      argv: ({ sources, options }) => [
        '/usr/bin/g++',
        `-std=gnu++${String(standard)}`,
        ...GCC_FLAGS,
        ...HEADER_FLAGS,
        MOST_ERRORS,
        ...['-o', BINARY, ...sources, ...options, '-lgmpxx', '-lgmp'],
      ],
      takesOptions: true,
      processLimit: 32,
      artifact: binaryArtifact,
    },
    run: BINARY_RUN,
    version: { tool: 'GCC', argv: ['/usr/bin/g++', '-dumpfullversion'], pattern: /^(\S+)/ },
    heapExhausted: /^terminate called after throwing an instance of 'std::bad_alloc'/m,
    hello: '#include <iostream>\n\nint main() {\n  std::cout << "Hello, World!\\n";\n}\n',
  } as const satisfies LanguageRow;
}

export const C_FAMILY_ROWS = {
  c: {
    name: 'C',
    kattisIds: ['c', 'cgmp'],
    debianPackages: ['gcc', 'libc6-dev', 'libgmp-dev'],
    sourceName: 'main.c',
    extensions: ['.c'],
    headerExtensions: ['.h'],
    shebang: null,
    entryPoint: { kind: 'linked' },
    compile: {
      // GCC 14 refuses what every C compiler of the contests only warned about, such as implicit declarations.
      argv: ({ sources, options }) => [
        ...['/usr/bin/gcc', '-std=gnu17', '-fpermissive', ...GCC_FLAGS, MOST_ERRORS],
        ...['-o', BINARY, ...sources, ...options, '-lm', '-lgmp'],
      ],
      takesOptions: true,
      processLimit: 32,
      artifact: binaryArtifact,
    },
    run: BINARY_RUN,
    version: { tool: 'GCC', argv: ['/usr/bin/gcc', '-dumpfullversion'], pattern: /^(\S+)/ },
    heapExhausted: null,
    hello: '#include <stdio.h>\n\nint main(void) {\n  puts("Hello, World!");\n  return 0;\n}\n',
  },
  // The usual one first: it is what a package means by `cpp`, and what a file `.cpp` is taken for.
  cpp: cpp(20),
  cpp17: cpp(17),
  cpp23: cpp(23),
} as const satisfies Record<string, LanguageRow>;

/** What GCC compiles besides C and C++: Ada, D, Fortran; and what it links: assembly, COBOL. */
import type { LanguageRow } from '../language.js';
import { ASSEMBLE, COMPILE_COBOL, fortranCompile } from '../build-scripts.js';
import { BINARY, BINARY_RUN, binaryArtifact } from './native-program.js';

const COMMON = ['-O2', '-pipe', '-fno-diagnostics-color'];

export const GCC_LANGUAGE_ROWS = {
  ada: {
    name: 'Ada',
    kattisIds: ['ada'],
    debianPackages: ['gnat'],
    sourceName: 'main.adb',
    extensions: ['.adb'],
    headerExtensions: ['.ads'],
    shebang: null,
    entryPoint: { kind: 'main-file', defaultNames: ['main.adb'] },
    compile: {
      argv: ({ entryPoint }) => [
        ...['/usr/bin/gnatmake', '-q', '-gnat2022', ...COMMON, '-o', BINARY, entryPoint],
        ...['-bargs', '-static', '-largs', '-static'],
      ],
      processLimit: 32,
      artifact: binaryArtifact,
    },
    run: BINARY_RUN,
    version: { tool: 'GNAT', argv: ['/usr/bin/gnatmake', '--version'], pattern: /^GNATMAKE (\S+)/ },
    heapExhausted: /^raised STORAGE_ERROR : .*(?:heap|object too large)/m,
    hello: 'with Ada.Text_IO;\n\nprocedure Main is\nbegin\n   Ada.Text_IO.Put_Line ("Hello, World!");\nend Main;\n',
  },
  d: {
    name: 'D',
    kattisIds: ['d'],
    debianPackages: ['gdc', 'libc6-dev'],
    sourceName: 'main.d',
    extensions: ['.d'],
    headerExtensions: ['.di'],
    shebang: null,
    entryPoint: { kind: 'linked' },
    // A source that names no module is one by its file's name, which has to be an identifier then.
    moduleName: (source, base) => (/^\s*module\s/m.test(source) ? null : base.replace(/\W/g, '_')),
    compile: {
      argv: ({ sources, options }) => [
        ...['/usr/bin/gdc', ...COMMON, '-frelease', '-static-libphobos'],
        ...['-o', BINARY, ...sources, ...options],
      ],
      takesOptions: true,
      processLimit: 32,
      artifact: binaryArtifact,
    },
    run: BINARY_RUN,
    version: { tool: 'GDC', argv: ['/usr/bin/gdc', '-dumpfullversion'], pattern: /^(\S+)/ },
    heapExhausted: /core\.exception\.OutOfMemoryError/,
    hello: 'import std.stdio;\n\nvoid main()\n{\n    writeln("Hello, World!");\n}\n',
  },
  fortran: {
    name: 'Fortran',
    kattisIds: ['fortran'],
    debianPackages: ['gfortran', 'libc6-dev'],
    sourceName: 'main.f90',
    extensions: ['.f90', '.f', '.for', '.f95', '.f03', '.f08'],
    headerExtensions: ['.inc'],
    shebang: null,
    entryPoint: { kind: 'linked' },
    compile: {
      argv: ({ sources, options }) =>
        fortranCompile(['/usr/bin/gfortran', ...COMMON, '-static', '-o', BINARY], sources, options),
      takesOptions: true,
      processLimit: 32,
      artifact: binaryArtifact,
    },
    run: BINARY_RUN,
    version: { tool: 'GNU Fortran', argv: ['/usr/bin/gfortran', '-dumpfullversion'], pattern: /^(\S+)/ },
    heapExhausted: /^(?:Error allocating \d+ bytes|.*Allocation would exceed memory limit)/m,
    hello: "program main\n  print '(A)', 'Hello, World!'\nend program main\n",
  },
  nasm: {
    name: 'Assembly (NASM)',
    kattisIds: ['nasm', 'assembly'],
    debianPackages: ['nasm', 'gcc', 'libc6-dev'],
    architectures: ['amd64'],
    sourceName: 'main.asm',
    extensions: ['.asm', '.nasm'],
    headerExtensions: ['.inc', '.mac'],
    shebang: null,
    entryPoint: { kind: 'main-file', defaultNames: ['main.asm'] },
    compile: {
      argv: ({ sources }) => ['/bin/sh', '-c', ASSEMBLE, BINARY, ...sources],
      processLimit: 32,
      artifact: binaryArtifact,
    },
    run: BINARY_RUN,
    version: { tool: 'NASM', argv: ['/usr/bin/nasm', '--version'], pattern: /^NASM version (\S+)/ },
    heapExhausted: null,
    hello:
      'section .data\nmessage: db "Hello, World!", 10\nlength: equ $ - message\n\nsection .text\nglobal _start\n_start:\n    mov eax, 1\n    mov edi, 1\n    mov rsi, message\n    mov edx, length\n    syscall\n    mov eax, 60\n    xor edi, edi\n    syscall\n',
  },
  cobol: {
    name: 'COBOL',
    kattisIds: ['cobol'],
    debianPackages: ['gnucobol3', 'libc6-dev'],
    sourceName: 'main.cob',
    extensions: ['.cob', '.cbl'],
    headerExtensions: ['.cpy'],
    shebang: null,
    entryPoint: { kind: 'main-file', defaultNames: ['main.cob', 'main.cbl'] },
    compile: {
      argv: ({ entryPoint, sources }) => ['/bin/sh', '-c', COMPILE_COBOL, BINARY, entryPoint, ...sources],
      processLimit: 32,
      artifact: binaryArtifact,
    },
    run: BINARY_RUN,
    version: { tool: 'GnuCOBOL', argv: ['/usr/bin/cobc', '--version'], pattern: /^cobc \(GnuCOBOL\) (\S+)/ },
    heapExhausted: /cannot allocate memory/,
    hello:
      'IDENTIFICATION DIVISION.\nPROGRAM-ID. MAIN.\nPROCEDURE DIVISION.\n    DISPLAY "Hello, World!".\n    STOP RUN.\n',
  },
} as const satisfies Record<string, LanguageRow>;

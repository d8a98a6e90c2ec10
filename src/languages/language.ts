/** One file of a program. The name is relative, with `/` between folders. */
export interface SourceFile {
  name: string;
  content: Buffer;
}

/** What a command line is made from. */
export interface BuildContext {
  /** The files the language compiles, by name, the entry point's among them. Headers and data files are not listed. */
  sources: string[];
  /** Every file that was handed in, sources included. */
  files: string[];
  /** The main file's name, or the main class of a JVM language with its package. */
  entryPoint: string;
  /** What the command may use. */
  memoryLimitBytes: number;
  /** The submitter's own options for the compiler, where it takes any. */
  options: readonly string[];
}

/** The same when the program runs: its artifact is read-only in `artifactDir`, the working directory is empty. */
export interface RunContext extends BuildContext {
  artifactDir: string;
}

export interface CommandRow<Context> {
  /** The first word is an absolute path: the runner looks nothing up. */
  argv(context: Context): string[];
  /** Added to {@link BASE_ENV}. */
  env?(context: Context): Record<string, string>;
  /** Processes and threads that may exist at once: what the tool or the runtime needs for itself, and room for the program's own. */
  processLimit: number;
}

export type EntryPointRule =
  /** The compiler takes all sources and finds `main` itself. */
  | { kind: 'linked' }
  /** One file is handed to the compiler or interpreter; the names are looked for in this order. */
  | { kind: 'main-file'; defaultNames: string[] }
  /** A class with `main`, found in the Java source. */
  | { kind: 'java-class'; defaultName: string }
  /** A class of the JVM, found in sources of another language than Java; `missing` tells what was looked for. */
  | { kind: 'jvm-main'; mainClasses(source: string, fileName: string): string[]; missing: string };

/** A command of a library's building. */
export interface LanguagePreparation {
  argv: string[];
  env: Record<string, string>;
}

/** One row of the language table. */
export interface LanguageRow {
  /** As people call it, without the compiler's version: that is read from the library. */
  name: string;
  /** Ids of the problem package format (appendix "Languages") that this language answers to. */
  kattisIds: string[];
  /** Packages of Debian 13 that the toolchain library needs for it; their dependencies come by themselves. */
  debianPackages: string[];
  /** Run once, as root inside the tree, when a library is built: what the packages leave to the first use. */
  libraryPreparation?: LanguagePreparation[];
  /** Debian's names of the processors it is for; left out: all. */
  architectures?: string[];
  /** The name given to a source that arrives without one. */
  sourceName: string;
  /** Source files end so, with the dot; the first is the usual one. Case matters (`.C` is C++). */
  extensions: string[];
  /** Files that belong to a program without being compiled by themselves. */
  headerExtensions: string[];
  /** A first line that claims a file for this language although its extension is another language's too. */
  shebang: RegExp | null;
  entryPoint: EntryPointRule;
  /** Where the tools insist on a source's name: what it is to be instead of `base` (no extension), or null as it is. */
  moduleName?(source: string, base: string): string | null;
  /** Compiles in `/box`, where the sources are; an interpreted language checks its syntax. */
  compile: CommandRow<BuildContext> & {
    /** Files and folders below `/box` that make up the artifact. */
    artifact(context: BuildContext): string[];
    /** `argv` puts the submitter's own options where they overrule those of the row. */
    takesOptions?: boolean;
  };
  run: CommandRow<RunContext>;
  /** What the tool says about itself; the pattern's first group is the version, shown behind `tool`. */
  version: { tool: string; argv: string[]; pattern: RegExp };
  /**
   * What the runtime leaves on standard error when its own heap limit, which is set from the memory limit, is used up.
   * The kernel never sees such an end, so without this it would pass for a run-time error.
   */
  heapExhausted: RegExp | null;
  /** Prints {@link HELLO_OUTPUT}: proves that a library can compile and run the language. */
  hello: string;
  /** MiB of the smallest memory limit under which that is sure to work, where 64 are too few: the runtime's own share. */
  leastMemoryMib?: number;
}

export const HELLO_OUTPUT = 'Hello, World!\n';

/** Where the artifact is mounted in the container that runs it. */
export const ARTIFACT_DIR = '/artifact';

/** There is no home: `/tmp` and `/box` are the only writable places. UTF-8 whatever the host speaks. */
export const BASE_ENV = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LANG: 'C.UTF-8',
  HOME: '/tmp',
  TMPDIR: '/tmp',
} as const satisfies Record<string, string>;

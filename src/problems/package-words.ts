/**
 * Words of the Kattis/ICPC problem package format that outlive the package: they are stored with a problem version.
 */

/** Versions of the format, as `problem_format_version` names them. */
export const KATTIS_FORMATS = ['legacy', 'legacy-icpc', '2023-07', '2025-09'] as const;
export type KattisFormat = (typeof KATTIS_FORMATS)[number];

/** Formats of other judges that a package may come in. */
export const FOREIGN_FORMATS = ['polygon', 'dmoj', 'hydro', 'fps', 'qduoj', 'cms'] as const;
export type ForeignFormat = (typeof FOREIGN_FORMATS)[number];

export const PACKAGE_FORMATS = [...KATTIS_FORMATS, ...FOREIGN_FORMATS] as const;
export type PackageFormat = KattisFormat | ForeignFormat;

/** Formats of input validators that are no programs: Checktestdata ("Input validators"), and VIVA as problemtools has it. */
export const GRAMMAR_ENDINGS = ['.ctd', '.viva'] as const;
export type GrammarEnding = (typeof GRAMMAR_ENDINGS)[number];

/** Problem types (2025-09, "Type"). A version has `pass-fail` or `scoring`, and any of the others. */
export const PROBLEM_TYPES = ['pass-fail', 'scoring', 'multi-pass', 'interactive', 'submit-answer'] as const;
export type ProblemType = (typeof PROBLEM_TYPES)[number];

/** A file kept in the blob store. */
export interface StoredFile {
  /** Path relative to the program, submission or test case it belongs to. */
  name: string;
  /** sha-256, hex. */
  blob: string;
  sizeBytes: number;
  isExecutable?: boolean;
}

/**
 * What a validator or interactor is called with, and how it answers. `kattis`: `input answer feedback_dir flags… <
 * output`, exit code 42 or 43 (an input validator: `flags… < input`, 42). `testlib`: `input output answer`, exit code 0
 * accepted, 1 wrong answer, 2 presentation error, 3 its own failure, 7 points, of which 0 are a wrong answer (an input
 * validator: `< input`, 0).
 */
export type ValidatorProtocol = 'kattis' | 'testlib';

/** A name of such a file: one that every language can open in its working directory. */
export const FILE_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/;

/** Where a program reads its input and writes its output, where that is not a standard stream: files beside it. */
export interface FileNames {
  input: string | null;
  output: string | null;
}

/** Of one submission at most: each has a container of its own, at the same time as the others. */
export const MOST_PROCESSES = 10;

export const PROCESS_TIME_LIMITS = ['total', 'each'] as const;

/** A submission that is run as several processes which can only talk with the judge (CMS, "Communication"). */
export interface Processes {
  count: number;
  /**
   * What is compared with the time limit, and shown: `total` is the CPU time of all processes together (CMS), `each` that
   * of the one that took the most (Hydro). The same goes for what is shown of memory; the memory limit holds for each.
   */
  timeLimit: (typeof PROCESS_TIME_LIMITS)[number];
}

/**
 * A validator, grader or visualizer of the package (format, "Programs"). With `hasBuild` the script `build` is run
 * first, in a copy of the directory; with `hasRun`, or after `build`, the file `run` is what is executed. Otherwise
 * `language` and `entryPoint` say how to compile and run it.
 */
export interface StoredProgram {
  name: string;
  /** Path in the package. */
  path: string;
  files: StoredFile[];
  /** Id in the language table; null where there is none or where `build`/`run` make it unnecessary. */
  language: string | null;
  entryPoint: string | null;
  hasBuild: boolean;
  hasRun: boolean;
  /** Of a validator or interactor; where it is left out: `kattis`. */
  protocol?: ValidatorProtocol;
  /** Of an output validator for testlib: its points are per cent of the test case's; left out: they are its score. */
  points?: 'percent';
  /** Of an output validator: it is shown the source, and what the run took. Not one that talks: the run is not over. */
  seesRun?: true;
  /** Of an output validator: the submission's files are in its working directory (2025-09, "Working directory"). */
  seesSubmission?: true;
}

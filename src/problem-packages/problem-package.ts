import type { ConversionEntry } from '../contract/conversion-report.js';
import type { Finding } from '../contract/package-finding.js';
import type { Expectation } from '../problems/expectation.js';
import type { FunctionSignature } from '../problems/function-task.js';
import type { CodeAround, LimitFactors, TestGroup } from '../problems/judging.js';
import type { ProblemLimits } from '../problems/limits.js';
import type { FileNames, PackageFormat, Processes, ProblemType, ValidatorProtocol } from '../problems/package-words.js';
import type { ProblemMetadata } from '../problems/problem-version.entity.js';
import type { StatementFormat } from '../problems/problem-statement.entity.js';
import type { PackageFile } from './package-tree.js';

/** What every format reader makes of a package, whatever its format was. */
export interface ReadPackage {
  /** null where an error makes the rest meaningless. With other errors it is what could be read: never keep it. */
  problem: ProblemPackage | null;
  findings: Finding[];
  /** What another format's package became; left out for packages in Kattis' own. */
  conversion?: ConversionEntry[];
}

export interface ProblemPackage {
  format: PackageFormat;
  /** The name of the package's directory or archive. */
  shortName: string | null;
  types: ProblemType[];
  /** By language tag; never empty. */
  names: Record<string, string>;
  metadata: ProblemMetadata;
  limits: ProblemLimits;
  /** null: to be derived from the accepted submissions. */
  timeLimitMs: number | null;
  /** The format's codes of the languages that may be used; null: all. */
  languageCodes: string[] | null;
  statements: PackageStatement[];
  attachments: NamedFile[];
  groups: TestGroup[];
  /** In the order of judging. */
  testCases: PackageTestCase[];
  /** Example talks of an interactive problem that belong to no test case, by the name one would have; left out: none. */
  interactions?: NamedFile[];
  /** Left out: there are none. */
  validatorTests?: PackageValidatorTests;
  /** null: the format leaves it to the system. */
  stopAtFirstFailure: boolean | null;
  validatorFlags: string[];
  /** Empty: the default output validator. */
  outputValidators: PackageProgram[];
  /** Of an interactive problem whose output validator does not do the talking itself; left out: it does. */
  interactor?: PackageProgram | null;
  inputValidators: PackageProgram[];
  staticValidator: PackageProgram | null;
  graders: PackageProgram[];
  outputVisualizer: PackageProgram | null;
  /** By the format's language code, or `default`. */
  includedFiles: Record<string, NamedFile[]>;
  /** By the format's language code; left out: none (`addCodeAround`). */
  codeAround?: Record<string, CodeAround>;
  /** Where a program starts that stands beside included files, by the format's language code; left out: as usual. */
  entryPoints?: Record<string, string>;
  /** By the format's language code: how many times the limits hold for programs in it; left out: once. */
  limitFactors?: Record<string, LimitFactors>;
  /** Submit-answer problems: the text that answers all test cases before it is filled in; left out or null: there is none. */
  answerSheet?: string | null;
  /** Left out or null: standard input and output. */
  fileNames?: FileNames | null;
  /** Interactive problems: what a submission is run as, where that is more than one process; left out or null: one. */
  processes?: Processes | null;
  /** What a submission consists of, where it is no program; left out or null: it is one. */
  functions?: FunctionSignature[] | null;
  /** Programs that make test data; left out: none. */
  generators?: PackageProgram[];
  objective: 'max' | 'min';
  submissions: PackageSubmission[];
  /** Values put in place of `{{name}}`, by `name` and `name.variant`. */
  constants: Record<string, string>;
}

/** A file under the name it has for its user, which need not be its path in the package. */
export interface NamedFile {
  name: string;
  file: PackageFile;
}

export interface PackageStatement {
  /** BCP 47. */
  language: string;
  format: StatementFormat;
  file: PackageFile;
  /** Pictures and other files beside it, relative to its directory. */
  assets: NamedFile[];
}

export interface PackageTestCase {
  /** Relative to `data/`: `secret/group1/03`. */
  name: string;
  groupPath: string;
  isSample: boolean;
  input: PackageFile;
  answer: PackageFile;
  validatorFlags: string[];
  inputValidatorFlags: Record<string, string[]>;
  args: string[];
  /** Both less than the problem's; left out: the same. */
  timeLimitMs?: number;
  memoryLimitMiB?: number;
  files: NamedFile[];
  fullFeedback: boolean;
  hint: string | null;
  description: string | null;
  /** Input and answer, as far as they are taken from it, are empty until it has been run. Left out: there is none. */
  generated?: PackageGeneratedData;
  shown: {
    input: PackageFile | null;
    answer: PackageFile | null;
    /** Left out: no. The answer shown is an output, and must be accepted as one. */
    isOutput?: boolean;
    interaction: PackageFile | null;
    /** For download, where that is not what is shown; left out: it is. */
    download?: { input: PackageFile | null; answer: PackageFile | null };
  };
}

/** How a test case's data are made by programs of the package, named by their places in `ProblemPackage.generators`. */
export interface PackageGeneratedData {
  /** Prints the input and, on standard error, the answer. null: the input is there. */
  generator: number | null;
  /** The file it writes the input to; left out: it prints it. */
  inputFile?: string;
  /** A solution, whose output on the input is the answer; left out: the generator's standard error is. */
  solution?: number;
  args: string[];
  stdin: PackageFile | null;
  takes: ('input' | 'answer')[];
}

/** What a package has to test its own validators with; names are relative to `data/`. */
export interface PackageValidatorTests {
  invalidInputs: { name: string; input: PackageFile; inputValidatorFlags: Record<string, string[]> }[];
  outputs: {
    name: string;
    isValid: boolean;
    input: PackageFile;
    answer: PackageFile;
    output: PackageFile;
    validatorFlags: string[];
    inputValidatorFlags: Record<string, string[]>;
  }[];
}

export interface PackageProgram {
  name: string;
  path: string;
  files: NamedFile[];
  language: string | null;
  entryPoint: string | null;
  hasBuild: boolean;
  hasRun: boolean;
  /** Left out: `kattis`. */
  protocol?: ValidatorProtocol;
  /** All three as {@link StoredProgram} says. */
  points?: 'percent';
  seesRun?: true;
  seesSubmission?: true;
}

export interface PackageSubmission {
  path: string;
  files: NamedFile[];
  language: string | null;
  entryPoint: string | null;
  expectation: Expectation;
}

/** What a program is asked for: its files with the head of each, and the format's language code where one is given. */
export interface ProgramQuestion {
  files: { name: string; head: string }[];
  languageCode: string | null;
  entryPoint: string | null;
}

/** `language` null: none of ours, and `reason` says why. */
export interface ProgramAnswer {
  language: string | null;
  entryPoint: string | null;
  reason: string;
}

/** Tells the language of a program; the language table is behind it, so readers need not know it. */
export type DetectProgram = (question: ProgramQuestion) => ProgramAnswer;

import type { FileNames, Processes, StoredFile, StoredProgram } from './package-words.js';

/** How a problem version is judged: the column `problem_versions.judging`. */
export interface Judging {
  /** Pass-fail: whether a submission's remaining test cases are left out after the first that is not accepted. */
  stopAtFirstFailure: boolean;
  /** Empty: the default output validator. More than one only in the legacy format; all must accept. */
  outputValidators: StoredProgram[];
  /**
   * Interactive problems of other formats than Kattis': a program of its own that talks with the submission and writes
   * an output, which the output validator then checks. Left out or null: the output validator does the talking.
   */
  interactor?: StoredProgram | null;
  /**
   * The package's own flags for the output validator. Each test case's `settings.validatorFlags` already starts
   * with them: judge with those.
   */
  validatorFlags: string[];
  inputValidators: StoredProgram[];
  /** Ids in the language table that a submission may use; null: any. */
  languages: string[] | null;
  /** Files put beside a submission before it is compiled, by language id; `default` for every other language. */
  includedFiles: Record<string, StoredFile[]>;
  /** By language id: code that is put around each submission in it before it is compiled. Left out: none. */
  codeAround?: Record<string, CodeAround>;
  /** By language id: how many times the problem's limits hold for programs in it. Left out: once. */
  limitFactors?: Record<string, LimitFactors>;
  /**
   * Submit-answer problems: what a submission starts from, where it is one text with the answers for all test cases, which
   * the output validator is given for each. Left out: it is a file for each test case.
   */
  answerSheet?: string;
  /** Left out: standard input and output. */
  fileNames?: FileNames;
  /** Interactive problems: how many processes a submission is run as; left out: one. */
  processes?: Processes;
  /** Where a program starts that stands beside the problem's own, by language id, whatever the submission says. */
  entryPoints?: Record<string, string>;
  groups: TestGroup[];
  /** Example talks that are shown among the samples and belong to no test case; left out: none. */
  interactions?: StoredFile[];
  /** What the package has to test its own validators with; left out: nothing. */
  validatorTests?: ValidatorTests;
  staticValidator: StoredProgram | null;
  graders: StoredProgram[];
  /** Programs that make test data (`TestCaseSettings.generated`) before the version can be used; left out: none. */
  generators?: StoredProgram[];
  outputVisualizer: StoredProgram | null;
  /** Scoring problems: whether a higher or a lower score is better. */
  objective: 'max' | 'min';
}

/** So many times the problem's limits. */
export interface LimitFactors {
  time: number;
  memory: number;
}

/** Texts of the jury's in front of and behind what was handed in. */
export interface CodeAround {
  before: string;
  after: string;
}

/** 2025-09, "Testing validation programs"; names are relative to `data/`. */
export interface ValidatorTests {
  /** At least one input validator must reject each. */
  invalidInputs: { name: string; input: StoredFile; inputValidatorFlags: Record<string, string[]> }[];
  outputs: {
    name: string;
    /** Whether the output validator must accept or reject it. */
    isValid: boolean;
    input: StoredFile;
    answer: StoredFile;
    output: StoredFile;
    validatorFlags: string[];
    inputValidatorFlags: Record<string, string[]>;
  }[];
}

/** A directory of test data and its configuration, inherited settings filled in. */
export interface TestGroup {
  /** Relative to `data/`: `sample`, `secret`, `secret/group1`; empty for `data/` itself (legacy only). */
  path: string;
  onReject: 'break' | 'continue' | null;
  scoring: LegacyGroupScoring | GroupScoring | null;
}

/** `testdata.yaml` (legacy, "Test data groups"). */
export interface LegacyGroupScoring {
  kind: 'legacy';
  grading: 'default' | 'custom';
  graderFlags: string[];
  acceptScore: number;
  rejectScore: number;
  /** null: infinite. */
  rangeLow: number | null;
  rangeHigh: number | null;
}

/** `test_group.yaml` (2025-09, "Test data configuration"). */
export interface GroupScoring {
  kind: '2025-09';
  maxScore: number | 'unbounded' | null;
  /** `max` is in no version of the format: other judges have it. */
  aggregation: 'pass-fail' | 'sum' | 'min' | 'max' | null;
  staticValidationScore: number | 'pass-fail' | null;
  staticValidatorFlags: string[];
  /** Names of groups, such as `sample` or `secret/group1`. */
  requirePass: string[];
  /**
   * Whether validators may give a test case more than its part of the maximum, which one without a score of its own has
   * (Polygon); in no version of the format. Left out: no.
   */
  isOpen?: boolean;
  /** Whether those must have their full score, where it is enough for the format that all was accepted; left out: no. */
  requireFullScore?: boolean;
}

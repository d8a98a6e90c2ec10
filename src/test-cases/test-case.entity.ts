import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { StoredFile } from '../problems/package-words.js';

/** What configures one test case beyond its input and answer: the column `test_cases.settings`. */
export interface TestCaseSettings {
  /** All flags for the output validator: the problem's, then those of the test data group or the test case. */
  validatorFlags: string[];
  /** Flags for each input validator by its name; the key `*` is for every validator that is not named. */
  inputValidatorFlags: Record<string, string[]>;
  /** Command-line arguments of the submission. */
  args: string[];
  /** CPU time that it may take, not more than the problem's; left out: as much. */
  timeLimitMs?: number;
  /** Memory that it may take, not more than the problem's; left out: as much. */
  memoryLimitBytes?: number;
  /** Files put into the submission's working directory. */
  files: StoredFile[];
  /** Shown to a student who failed on it. */
  fullFeedback: boolean;
  hint: string | null;
  /** For the jury only. */
  description: string | null;
  /**
   * It is no input at all: the submission's files are inspected by the static validator (2025-09, "Static validation
   * test cases"). Left out or null: an ordinary test case.
   */
  staticValidation?: { flags: string[]; maxScore: number | null } | null;
  /** Programs of the package make its data. Left out or null: they came with the package. */
  generated?: GeneratedData | null;
  /** What is shown of a sample in place of its input and answer. */
  shown: ShownSample;
}

/** How a test case's data are made, by programs named by their places in `Judging.generators`. */
export interface GeneratedData {
  /** Prints the input and, on standard error, the answer. null: the input came with the package. */
  generator: number | null;
  /** The file it writes the input to; left out: it prints it. */
  inputFile?: string;
  /** A solution, whose output on the input is the answer; left out: the generator's standard error is. */
  solution?: number;
  args: string[];
  /** Its standard input; null: empty. */
  stdin: StoredFile | null;
  /** What is taken of it; the rest came with the package. */
  takes: ('input' | 'answer')[];
  /** Whether the data are there. */
  isMade: boolean;
}

export interface ShownSample {
  input: StoredFile | null;
  answer: StoredFile | null;
  /** The answer shown is an output (2025-09, `.out`), which the output validator must accept. Left out: no. */
  isOutput?: boolean;
  /** Lines that begin with `<` (the judge's) and `>` (the submission's). */
  interaction: StoredFile | null;
  /** For download, where that is not what is shown; left out: it is. */
  download?: { input: StoredFile | null; answer: StoredFile | null };
}

/** What making a test case's data changes of it. */
export type MadeTestCase = Pick<
  TestCase,
  'id' | 'inputBlob' | 'inputBytes' | 'answerBlob' | 'answerBytes' | 'settings'
>;

/** One input with the jury's answer. `ordinal` is the order of judging: samples first, then as the format says. */
@Entity('test_cases')
export class TestCase {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('integer')
  problemVersionId!: number;

  /** From 1, within a version. */
  @Column('integer')
  ordinal!: number;

  /** Relative to `data/`, without `.in`: `sample/1`, `secret/group1/03`. */
  @Column('text')
  name!: string;

  /** The directory it is in: `sample`, `secret/group1`. */
  @Column('text')
  groupPath!: string;

  @Column('boolean')
  isSample!: boolean;

  @Column('text')
  inputBlob!: string;

  @Column('bigint')
  inputBytes!: number;

  @Column('text')
  answerBlob!: string;

  @Column('bigint')
  answerBytes!: number;

  @Column('jsonb')
  settings!: TestCaseSettings;
}

import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Finding } from '../contract/package-finding.js';
import type { Verdict } from '../contract/verdicts.js';
import type { TimeMargins } from './soundness-report.js';

/** How one of the package's example submissions fared. */
export interface VerificationEntry {
  path: string;
  language: string | null;
  /** Verdicts that meet the expectation; empty: none is named. */
  expected: Verdict[];
  /** null: not judged. */
  got: Verdict | null;
  /** null: nothing was expected, or it is in a language, or for a Python, that is not here. */
  isAsExpected: boolean | null;
  cpuTimeUs: number | null;
  memoryPeakBytes: number | null;
  submissionId: number | null;
  /** What is not as expected, or why it was not judged. */
  notes: string[];
}

/** What running the package's own programs turned up (judge/soundness): the column `verifications.checks`. */
export interface PackageChecks {
  findings: Finding[];
  /** How much was looked at, so that silence is no riddle. */
  counts: CheckCounts;
}

export interface CheckCounts {
  /** Test cases whose input went through the input validators. */
  inputs: number;
  /** Inputs that are broken on purpose: the package's, and ours. */
  brokenInputs: number;
  /** Answers and outputs that went through the output validator. */
  outputs: number;
  /** Submissions judged a second time. */
  repeated: number;
}

export interface VerificationResult {
  /** Every example submission as expected, and no finding that is an error. */
  isAsExpected: boolean;
  /** Of running the package's programs and submissions; what reading it turned up is its version's report. */
  findings: Finding[];
  /** null while the checks are under way. */
  counts: CheckCounts | null;
  /** null while the time limit is open. */
  margins: TimeMargins | null;
  /** Secret test cases that no wrong submission fails. */
  weakTestCases: string[];
  timeLimitMs: number | null;
  timeLimitSource: 'package' | 'derived';
  entries: VerificationEntry[];
  notes: string[];
}

/** A verification of one of a problem's versions, in a list. */
export interface ListedVerification {
  id: number;
  /** From 1, within the problem. */
  versionOrdinal: number;
  state: 'running' | 'finished';
  /** null until it is finished. */
  isAsExpected: boolean | null;
  createdAt: Date;
}

/** One judging of all of a package's example submissions. */
@Entity('verifications')
export class Verification {
  @PrimaryGeneratedColumn('identity')
  id!: number;

  @Column('integer')
  problemVersionId!: number;

  @Column('integer')
  userId!: number;

  @Column('text', { default: 'running' })
  state!: 'running' | 'finished';

  @Column('jsonb', { nullable: true })
  result!: VerificationResult | null;

  @Column('jsonb', { nullable: true })
  checks!: PackageChecks | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}

/**
 * What the commands read of the server's answers: only the fields they show. Times are microseconds or milliseconds
 * as their names say, dates ISO 8601.
 */
import type { RunEvidence } from '../contract/evidence.js';
import type { Finding } from '../contract/package-finding.js';
import type { TokenScope } from '../contract/roles.js';
import type { RunVerdict, SubmissionState, Verdict } from '../contract/verdicts.js';

export interface LanguageRow {
  id: string;
  name: string;
  version: string | null;
  sourceName: string;
  extensions: string[];
  available: boolean;
}

export interface ProblemRow {
  slug: string;
  name: string;
  visibility: 'public' | 'hidden';
  timeLimitMs: number | null;
  memoryLimitBytes: number;
  mySolved: 'solved' | 'tried' | null;
  versionState: VersionState;
}

export type VersionState = 'calibrating' | 'ready' | 'failed';

export interface ProblemVersion {
  ordinal: number;
  state: VersionState;
  stateReason: string | null;
}

export interface ProblemDetail extends ProblemRow {
  version: ProblemVersion | null;
}

export interface ImportAnswer {
  slug: string;
  version: ProblemVersion;
  report: Finding[];
}

export interface RunRow {
  ordinal: number;
  testCaseName: string;
  isSample: boolean;
  verdict: RunVerdict;
  cpuTimeUs: number;
  wallTimeUs: number;
  memoryPeakBytes: number;
  reason: string;
}

export interface SubmissionRow {
  id: number;
  /** Slug; null for a package that is only verified. */
  problem: string | null;
  username: string;
  language: string;
  state: SubmissionState;
  verdict: Verdict | null;
  score: number | null;
  cpuTimeUs: number | null;
  memoryPeakBytes: number | null;
  createdAt: string;
}

export interface SubmissionDetail extends SubmissionRow {
  judgement: {
    verdict: Verdict | null;
    reason: string | null;
    compilerOutput: string | null;
    testCaseCount: number | null;
  };
  runs: RunRow[];
  /** Jobs served before this one; null unless it waits. */
  queuePosition: number | null;
}

export interface CustomRun {
  id: number;
  state: SubmissionState;
  result: CustomRunResult | null;
}

export interface CustomRunResult {
  /** Null: the program ended by itself with exit code 0. */
  verdict: Verdict | null;
  reason: string;
  compilerOutput: string | null;
  stdout: string;
  /** There was more than is shown. */
  isStdoutCut: boolean;
  stderr: string;
  /** Null when it did not come to run. */
  evidence: RunEvidence | null;
}

export interface VerificationEntry {
  path: string;
  language: string | null;
  /** Verdicts that meet the expectation; empty: none is named. */
  expected: Verdict[];
  /** Null: not judged. */
  got: Verdict | null;
  /** Null: nothing was expected, it is not judged here, or not yet. */
  isAsExpected: boolean | null;
  cpuTimeUs: number | null;
  memoryPeakBytes: number | null;
  submissionId: number | null;
  /** What is not as expected, or why it was not judged. */
  notes: string[];
}

export interface Verification {
  id: number;
  state: 'running' | 'finished';
  problem: { slug: string; name: string };
  timeLimitMs: number | null;
  report: Finding[];
  isAsExpected: boolean;
  entries: VerificationEntry[];
  notes: string[];
}

export interface TokenRow {
  id: number;
  name: string;
  prefix: string;
  scopes: TokenScope[];
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  revokedAt?: string | null;
}

/** A token as it is shown once, when it is made. */
export interface NewToken extends TokenRow {
  token: string;
}

/**
 * Scoring problems: groups of test data decide which test cases are run and what the submission scores. Two versions of
 * the format, two rules: legacy-groups.ts (graders) and max-score-groups.ts (2025-09). Both walk the groups in the
 * package's order and have single test cases run by whoever calls them.
 */
import type { RunVerdict } from '../../contract/verdicts.js';
import type { GroupScore } from '../../submissions/judgement.entity.js';
import type { ScoreFiles } from '../validator-answer.js';

/** Where a test case is; the rest of it does not matter here. */
export interface PlacedCase {
  /** Such as `secret/group1/03`. */
  name: string;
  /** The directory it is in: `sample`, `secret/group1`. */
  groupPath: string;
  settings?: { staticValidation?: { maxScore: number | null } | null };
}

/** The score of a test case from its verdict and what its validator wrote; null: it has none. */
export type ScoreOfCase = (verdict: RunVerdict, files: ScoreFiles) => number | null;

/** Runs a test case and keeps the score that is made of it. */
export type RunScoredCase<Case> = (testCase: Case, scoreOf: ScoreOfCase) => Promise<ScoredRun>;

export interface ScoredRun {
  verdict: RunVerdict;
  score: number | null;
}

export interface ScoredSubmission {
  verdict: RunVerdict;
  /** null: it has none, which is not the same as 0. */
  score: number | null;
  /** In the package's order, the whole before its parts. */
  groups: GroupScore[];
}

/** Sums of thirds come out as whole numbers again. */
export function tidy(score: number): number {
  return Number(score.toFixed(9));
}

/**
 * Pass-fail problems of the legacy format whose groups go on after a failure, or give flags to the default grader: there,
 * as problemtools has it, the grader makes the verdict of all results, by default the worst error, and not the first
 * failure alone.
 */
import type { RunVerdict } from '../../contract/verdicts.js';
import type { TestGroup } from '../../problems/judging.js';
import { judgeLegacyGroups } from './legacy-groups.js';

export interface PlacedVerdict {
  name: string;
  groupPath: string;
  verdict: RunVerdict;
}

/** Whether the grader is to be asked. */
export function isGraded(groups: readonly TestGroup[]): boolean {
  return groups.some(
    ({ onReject, scoring }) =>
      scoring?.kind === 'legacy' && (onReject === 'continue' || scoring.graderFlags.length > 0),
  );
}

/** @param runs in the package's order; those that a group leaves out after a failure do not count, be they run or not */
export async function gradedVerdict(groups: readonly TestGroup[], runs: readonly PlacedVerdict[]): Promise<RunVerdict> {
  // Neither a score's range nor a grader of one's own means anything here.
  const plain = groups.map((group) =>
    group.scoring?.kind === 'legacy'
      ? { ...group, scoring: { ...group.scoring, grading: 'default' as const, rangeLow: null, rangeHigh: null } }
      : group,
  );
  const { verdict } = await judgeLegacyGroups(plain, runs, (run) => Promise.resolve({ ...run, score: 0 }), null);
  return verdict;
}

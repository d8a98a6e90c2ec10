/** The default grader of the legacy format ("Default grader specification"): sub-results of a group to its result. */
import type { RunVerdict } from '../../contract/verdicts.js';
import { tidy } from './scored-run.js';

export interface GradedResult {
  verdict: RunVerdict;
  score: number;
}

const SCORE_MODES: Readonly<Record<string, (scores: readonly number[]) => number>> = {
  sum,
  avg: (scores) => sum(scores) / scores.length,
  min: (scores) => Math.min(...scores),
  max: (scores) => Math.max(...scores),
};

/** `worst_error`: the first of these; ours, which the format has no word for, stand beside their likes. */
const WORST_FIRST: readonly RunVerdict[] = ['JE', 'SV', 'RTE', 'MLE', 'TLE', 'OLE', 'WA'];

const VERDICT_MODES: Readonly<Record<string, (verdicts: readonly RunVerdict[]) => RunVerdict>> = {
  worst_error: (verdicts) => WORST_FIRST.find((one) => verdicts.includes(one)) ?? 'AC',
  first_error: (verdicts) => verdicts.find((one) => one !== 'AC') ?? 'AC',
  always_accept: () => 'AC',
};

/** An older name of `worst_error` that packages still use. */
const NO_ERRORS = 'no_errors';

/**
 * A flag that the grader does not know is passed over, as problemtools' does; the reader tells of it.
 *
 * @param results of the group's test cases and subgroups that were judged, in order; an empty group is accepted with 0
 * @param isRoot whether it is the group of `sample` and `secret`, the only one where `ignore_sample` means something
 */
export function gradeByDefault(
  results: readonly GradedResult[],
  flags: readonly string[],
  isRoot: boolean,
): GradedResult {
  let scoreMode = sum;
  let verdictMode = VERDICT_MODES['worst_error'];
  for (const flag of flags) {
    const name = flag === NO_ERRORS ? 'worst_error' : flag;
    if (Object.hasOwn(SCORE_MODES, name)) scoreMode = SCORE_MODES[name] ?? sum;
    else if (Object.hasOwn(VERDICT_MODES, name)) verdictMode = VERDICT_MODES[name];
  }
  const counted = isRoot && flags.includes('ignore_sample') ? results.slice(-1) : results;
  if (counted.length === 0) return { verdict: 'AC', score: 0 };
  const verdicts = counted.map(({ verdict }) => verdict);
  const isAnyEnough = flags.includes('accept_if_any_accepted') && verdicts.includes('AC');
  return {
    verdict: isAnyEnough ? 'AC' : (verdictMode?.(verdicts) ?? 'JE'),
    score: tidy(scoreMode(counted.map(({ score }) => score))),
  };
}

function sum(scores: readonly number[]): number {
  return scores.reduce((total, score) => total + score, 0);
}

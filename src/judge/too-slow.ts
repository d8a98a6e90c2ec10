/**
 * Example submissions that are to fail may go on beyond the time limit, by the limit's margin (`time_limit_to_tle`,
 * legacy `time_safety_margin`): one run then tells whether a submission is too slow, by how much, and what would have
 * become of it with more time.
 */
import type { RunEvidence } from '../contract/evidence.js';
import type { RunVerdict } from '../contract/verdicts.js';

type Timing = Pick<RunEvidence, 'limitFired' | 'cpuTimeUs'>;

/** So many test cases on which a submission was too slow, if on none by the whole margin, are enough. */
const ENOUGH_CASES = 3;

/** It took more CPU time than it may, and ended by itself before it was stopped for that. */
export function endedLate({ limitFired, cpuTimeUs }: Timing, stopTimeMs: number): boolean {
  return limitFired === 'cpu-time' && cpuTimeUs < stopTimeMs * 1000;
}

/**
 * Whether more test cases would show nothing new. Those that it has been judged on count, in any order.
 *
 * @param margin how many times its time limit, or that of its test case, it may take in all
 */
export function isTooSlowBeyondDoubt(
  runs: readonly { verdict: RunVerdict; evidence: Timing & Pick<RunEvidence, 'cpuTimeLimitMs'> }[],
  margin: number,
): boolean {
  const slow = runs.filter(({ verdict }) => verdict === 'TLE');
  const wasStopped = slow.some(({ evidence }) => !endedLate(evidence, evidence.cpuTimeLimitMs * margin));
  return slow.length >= ENOUGH_CASES || wasStopped;
}

/**
 * Whether an example submission came out as its authors expect, in words for the jury.
 *
 * Neither the format nor its tools hold the last hundredths of a second against a submission that is to fail:
 * problemtools judges it twice, at the time limit and at the limit times its margin (`time_limit_to_tle`, legacy
 * `time_safety_margin`), and either may be as expected. What is to be accepted, be it on some test cases, has to be so at
 * the limit, like a student's.
 */
import type { RunVerdict } from '../contract/verdicts.js';
import {
  covers,
  type Expectation,
  isToFail,
  type JudgedCase,
  type JudgedSubmission,
  toldOnly,
  unmetExpectations,
} from './expectation.js';

export interface TimedCase extends JudgedCase {
  cpuTimeUs: number;
  /** With the limit's margin on top; null: the same. */
  lateVerdict: RunVerdict | null;
}

export interface TimedSubmission extends JudgedSubmission {
  /** In the order of judging. */
  cases: readonly TimedCase[];
}

/** What it was judged by. */
export interface TimeLimit {
  timeLimitMs: number;
  timeLimitToTle: number;
}

/** @returns the notes say what is not as expected, or under which condition it is */
export function compareExpectation(
  expectation: Expectation,
  judged: TimedSubmission,
  limit: TimeLimit | null,
): { isMet: boolean; notes: string[] } {
  const unmet = unmetExpectations(expectation, judged);
  if (unmet.length === 0) return { isMet: true, notes: toldOnly(expectation, judged) };
  if (limit === null || judged.verdict === 'JE') return { isMet: false, notes: unmet };
  const late = withMoreTime(expectation, judged);
  if (late !== null && unmetExpectations(expectation, late).length === 0) {
    const more = `${seconds(limit.timeLimitMs * limit.timeLimitToTle)}, the limit times its margin`;
    return { isMet: true, notes: [`${judged.verdict} at the time limit, but ${late.verdict} within ${more}`] };
  }
  return { isMet: false, notes: [...unmet, ...timeNote(expectation, judged, limit)] };
}

/** The same judging under the longer limit; null where it makes no difference. Scores are not known of it. */
function withMoreTime(expectation: Expectation, judged: TimedSubmission): JudgedSubmission | null {
  if (!isToFail(expectation) || judged.score !== null) return null;
  if (judged.cases.every(({ lateVerdict }) => lateVerdict === null)) return null;
  const mustBeInTime = expectation.rules.filter(({ permitted }) => permitted?.every((verdict) => verdict === 'AC'));
  const cases = judged.cases.map((one) =>
    mustBeInTime.some((rule) => covers(rule, one.name)) ? one : { ...one, verdict: one.lateVerdict ?? one.verdict },
  );
  return { ...judged, cases, verdict: cases.find(({ verdict }) => verdict !== 'AC')?.verdict ?? 'AC' };
}

/** One that is to be too slow, and is not: how near it came, on the test cases that it is to be too slow on. */
function timeNote({ timeLimitBounds }: Expectation, { cases }: TimedSubmission, { timeLimitMs }: TimeLimit): string[] {
  const inTime = timeLimitBounds
    .filter(({ bound }) => bound === 'upper')
    .map((bound) => cases.filter(({ name }) => covers(bound, name)))
    .filter((covered) => covered.every(({ verdict }) => verdict !== 'TLE'));
  return inTime.map((covered) => {
    const slowestUs = Math.max(0, ...covered.map(({ cpuTimeUs }) => cpuTimeUs));
    return `on this machine its slowest test case takes ${seconds(slowestUs / 1000)}, and ${seconds(timeLimitMs)} are allowed`;
  });
}

function seconds(milliseconds: number): string {
  return `${String(Number((milliseconds / 1000).toFixed(3)))} s`;
}

/**
 * What the judging of a package's example submissions says about the package: how far the time limit is from them, and
 * which test cases find nobody out. Pure; what needs the package's own programs is in judge/soundness.
 */
import type { ExecutionLimit } from '../contract/evidence.js';
import type { Finding } from '../contract/package-finding.js';
import type { Verdict } from '../contract/verdicts.js';
import { covers, type Expectation, type TimeLimitBound } from '../problems/expectation.js';
import type { TimeMultipliers } from '../problems/limits.js';

/** An example submission as judged. */
export interface JudgedExample {
  path: string;
  expectation: Pick<Expectation, 'verdicts' | 'timeLimitBounds'>;
  /** null: not judged. */
  verdict: Verdict | null;
  /** In the order of judging; one that was too slow beyond doubt was not judged on the rest (judge/too-slow.ts). */
  runs: readonly JudgedExampleRun[];
}

export interface JudgedExampleRun {
  name: string;
  verdict: Verdict;
  cpuTimeUs: number;
  limitFired: ExecutionLimit | null;
  /** Of the test case in the submission's language, where it is not the problem's; left out: the same. */
  timeLimitMs?: number;
}

/** A submission's slowest test case, by what it takes of the time that it may take. */
export interface TimedExample {
  path: string;
  cpuTimeUs: number;
  /** Of the test case in the submission's language, where it is not the problem's; left out: the same. */
  timeLimitMs?: number;
  /** It was stopped there: it would have taken longer. */
  isAtLeast: boolean;
}

/** "Problem timing": T_ac × acToTimeLimit ≤ time limit, and time limit × timeLimitToTle ≤ T_tle. */
export interface TimeMargins extends TimeMultipliers {
  timeLimitMs: number;
  slowestAccepted: TimedExample | null;
  /** Under a longer limit than the problem's. */
  fastestTooSlow: TimedExample | null;
}

const MOST_NAMES = 10;

/** For each bound the runs on its test cases: a submission may be too slow on some of them, and must not on others. */
function boundedBy(bound: TimeLimitBound['bound'], examples: readonly JudgedExample[]): JudgedExample[] {
  return examples.flatMap((example) =>
    example.expectation.timeLimitBounds
      .filter((one) => one.bound === bound)
      .map((one) => ({ ...example, runs: example.runs.filter(({ name }) => covers(one, name)) })),
  );
}

/** Of those that ran: outputs that are handed in take no time. @param timeLimitMs of the problem */
export function slowestAccepted(examples: readonly JudgedExample[], timeLimitMs: number): TimedExample | null {
  const timed = boundedBy('lower', examples)
    .filter(({ runs }) => runs.some(({ cpuTimeUs }) => cpuTimeUs > 0))
    .map(({ path, runs }) => ({
      ...timeOf(path, slowestOf(runs, timeLimitMs)),
      isAtLeast: runs.some(({ verdict }) => verdict === 'TLE'),
    }));
  return timed.reduce<TimedExample | null>(
    (most, one) => (most && partOf(most, timeLimitMs) >= partOf(one, timeLimitMs) ? most : one),
    null,
  );
}

/**
 * Of those that are to be too slow, and are: they may go on for the margin, and one that was then stopped, or that
 * waited rather than computed, is too slow by all of it.
 *
 * @param limit of the problem
 */
export function fastestTooSlow(
  examples: readonly JudgedExample[],
  limit: Pick<TimeMargins, 'timeLimitMs' | 'timeLimitToTle'>,
): TimedExample | null {
  const stopUsOf = ({ timeLimitMs }: { timeLimitMs?: number }): number =>
    (timeLimitMs ?? limit.timeLimitMs) * limit.timeLimitToTle * 1000;
  const timed = boundedBy('upper', examples)
    .filter(({ runs }) => runs.some(({ verdict }) => verdict === 'TLE'))
    .map(({ path, runs }) => {
      const slow = runs.filter(({ verdict }) => verdict === 'TLE');
      const stopped = slow.find((run) => run.limitFired !== 'cpu-time' || run.cpuTimeUs >= stopUsOf(run));
      if (stopped === undefined) return { ...timeOf(path, slowestOf(slow, limit.timeLimitMs)), isAtLeast: false };
      return { ...timeOf(path, { ...stopped, cpuTimeUs: stopUsOf(stopped) }), isAtLeast: true };
    });
  return timed.reduce<TimedExample | null>(
    (least, one) => (least && partOf(least, limit.timeLimitMs) <= partOf(one, limit.timeLimitMs) ? least : one),
    null,
  );
}

type Timed = Pick<JudgedExampleRun, 'cpuTimeUs' | 'timeLimitMs'>;

function timeOf(path: string, { cpuTimeUs, timeLimitMs }: Timed): Omit<TimedExample, 'isAtLeast'> {
  return { path, cpuTimeUs, ...(timeLimitMs === undefined ? {} : { timeLimitMs }) };
}

/** What it takes of the time that it may take. */
function partOf({ cpuTimeUs, timeLimitMs }: Timed, problemLimitMs: number): number {
  return cpuTimeUs / (timeLimitMs ?? problemLimitMs);
}

/** Zero where nothing was run. */
function slowestOf(runs: readonly Timed[], problemLimitMs: number): Timed {
  return runs.reduce<Timed>((most, one) => (partOf(one, problemLimitMs) > partOf(most, problemLimitMs) ? one : most), {
    cpuTimeUs: 0,
  });
}

export function marginFindings(margins: TimeMargins): Finding[] {
  const { slowestAccepted: slowest, fastestTooSlow: fastest, acToTimeLimit, timeLimitToTle } = margins;
  const limitUsOf = ({ timeLimitMs }: TimedExample): number => (timeLimitMs ?? margins.timeLimitMs) * 1000;
  const findings: Finding[] = [];
  if (slowest !== null && slowest.cpuTimeUs * acToTimeLimit > limitUsOf(slowest)) {
    findings.push({
      severity: 'warning',
      file: slowest.path,
      message: `takes ${seconds(slowest.cpuTimeUs)}: the time limit of ${seconds(limitUsOf(slowest))} is less than ${String(acToTimeLimit)} times as much`,
      remedy: 'Raise the time limit, or make it faster',
    });
  }
  if (fastest !== null && !fastest.isAtLeast && fastest.cpuTimeUs < limitUsOf(fastest) * timeLimitToTle) {
    findings.push({
      severity: 'warning',
      file: fastest.path,
      message: `is to be too slow, but takes only ${seconds(fastest.cpuTimeUs)}: less than ${String(timeLimitToTle)} times the time limit of ${seconds(limitUsOf(fastest))}`,
      remedy: 'Lower the time limit, or add a test case on which it is slower',
    });
  }
  return findings;
}

/**
 * Submissions that are to be too slow, were in time, and would be too slow by the limit that the package's own rule gives
 * on this machine: theirs is from a slower one.
 *
 * @param derivedMs from the slowest accepted submission, as if the package named no limit
 */
export function otherMachineFindings(
  examples: readonly JudgedExample[],
  { timeLimitMs }: Pick<TimeMargins, 'timeLimitMs'>,
  derivedMs: number,
): Finding[] {
  if (derivedMs >= timeLimitMs) return [];
  return boundedBy('upper', examples)
    .filter(({ runs }) => runs.every(({ verdict }) => verdict !== 'TLE'))
    .map(({ path, runs }) => timeOf(path, slowestOf(runs, timeLimitMs)))
    .filter((one) => one.timeLimitMs === undefined && one.cpuTimeUs > derivedMs * 1000)
    .map(({ path, cpuTimeUs }) => ({
      severity: 'warning',
      file: path,
      message: `is to be too slow, and takes ${seconds(cpuTimeUs)} of the ${seconds(timeLimitMs * 1000)} that the package allows: derived on this machine, its time limit would be ${seconds(derivedMs * 1000)}`,
      remedy: 'Lower the time limit, or leave it open; docket verify --derive-time-limit tries that',
    }));
}

/**
 * Secret test cases that no submission failed which was meant to fail; empty where none was. One that was too slow on a
 * test case, and not judged on the rest, is taken to be too slow on all that are as large.
 */
export function weakTestCases(
  examples: readonly JudgedExample[],
  secret: readonly { name: string; inputBytes: number }[],
): string[] {
  const wrong = examples.filter(
    ({ expectation, verdict, runs }) =>
      verdict !== null && verdict !== 'AC' && runs.length > 0 && !expectation.verdicts.includes('AC'),
  );
  if (wrong.length === 0) return [];
  return secret
    .filter((testCase) => !wrong.some((example) => fails(example, testCase, secret)))
    .map(({ name }) => name);
}

function fails(
  { runs, verdict }: JudgedExample,
  { name, inputBytes }: { name: string; inputBytes: number },
  secret: readonly { name: string; inputBytes: number }[],
): boolean {
  const run = runs.find((one) => one.name === name);
  if (run !== undefined || verdict !== 'TLE') return run !== undefined && run.verdict !== 'AC';
  const slow = secret.filter((one) => runs.some((each) => each.name === one.name && each.verdict === 'TLE'));
  return slow.some((one) => one.inputBytes <= inputBytes);
}

export function weaknessFindings(weak: readonly string[], secretCount: number): Finding[] {
  if (weak.length === 0) return [];
  const names = `${weak.slice(0, MOST_NAMES).join(', ')}${weak.length > MOST_NAMES ? ' …' : ''}`;
  return [
    {
      severity: 'info',
      file: 'data/secret',
      message: `no wrong submission fails ${String(weak.length)} of ${String(secretCount)} test cases: ${names}`,
      remedy: 'Add submissions with the mistakes that they are there for, or do without them',
    },
  ];
}

/** What the verification could not show, for want of example submissions that are judged here. */
export function untriedFindings(examples: readonly JudgedExample[]): Finding[] {
  const judged = examples.filter(({ verdict }) => verdict !== null);
  if (judged.some(({ verdict, expectation }) => verdict === 'AC' || expectation.verdicts.includes('AC'))) return [];
  return [
    {
      severity: 'warning',
      file: 'submissions',
      message:
        judged.length === 0
          ? 'no example submission was judged: nothing shows that the problem can be solved, nor what its limits let through'
          : 'no accepted example submission was judged: nothing shows that the problem can be solved within its limits',
      remedy: 'Add one in a language that is judged here, and verify it again',
    },
  ];
}

function seconds(microseconds: number): string {
  return `${String(Number((microseconds / 1_000_000).toFixed(3)))} s`;
}

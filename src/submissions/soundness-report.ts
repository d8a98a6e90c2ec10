/**
 * What the judging of a package's example submissions says about the package: how far the time limit is from them, and
 * which test cases find nobody out. Pure; what needs the package's own programs is in judge/soundness.
 */
import type { Finding } from '../contract/package-finding.js';
import type { Verdict } from '../contract/verdicts.js';
import type { Expectation } from '../problems/expectation.js';
import type { TimeMultipliers } from '../problems/limits.js';

/** An example submission as judged. */
export interface JudgedExample {
  path: string;
  expectation: Pick<Expectation, 'verdicts' | 'timeLimitBound'>;
  /** null: not judged. */
  verdict: Verdict | null;
  runs: readonly { testCaseName: string; verdict: Verdict; cpuTimeUs: number }[];
}

/** A submission's slowest test case. */
export interface TimedExample {
  path: string;
  cpuTimeUs: number;
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

export function slowestAccepted(examples: readonly JudgedExample[]): TimedExample | null {
  const timed = examples
    .filter(({ expectation }) => expectation.timeLimitBound === 'lower')
    .filter(({ runs }) => runs.length > 0)
    .map(({ path, runs }) => ({
      path,
      cpuTimeUs: Math.max(...runs.map(({ cpuTimeUs }) => cpuTimeUs)),
      isAtLeast: runs.some(({ verdict }) => verdict === 'TLE'),
    }));
  return timed.reduce<TimedExample | null>((most, one) => (most && most.cpuTimeUs >= one.cpuTimeUs ? most : one), null);
}

export function marginFindings(margins: TimeMargins): Finding[] {
  const { timeLimitMs, slowestAccepted: slowest, fastestTooSlow: fastest, acToTimeLimit, timeLimitToTle } = margins;
  const findings: Finding[] = [];
  if (slowest !== null && slowest.cpuTimeUs * acToTimeLimit > timeLimitMs * 1000) {
    findings.push({
      severity: 'warning',
      file: slowest.path,
      message: `takes ${seconds(slowest.cpuTimeUs)}: the time limit of ${seconds(timeLimitMs * 1000)} is less than ${String(acToTimeLimit)} times as much`,
      remedy: 'Raise the time limit, or make it faster',
    });
  }
  if (fastest !== null && !fastest.isAtLeast && fastest.cpuTimeUs < timeLimitMs * 1000 * timeLimitToTle) {
    findings.push({
      severity: 'warning',
      file: fastest.path,
      message: `is to be too slow, but takes only ${seconds(fastest.cpuTimeUs)}: less than ${String(timeLimitToTle)} times the time limit of ${seconds(timeLimitMs * 1000)}`,
      remedy: 'Lower the time limit, or add a test case on which it is slower',
    });
  }
  return findings;
}

/** Secret test cases that no submission failed which was meant to fail; empty where none was. */
export function weakTestCases(examples: readonly JudgedExample[], secret: readonly string[]): string[] {
  const wrong = examples.filter(
    ({ expectation, verdict, runs }) =>
      verdict !== null && verdict !== 'AC' && runs.length > 0 && !expectation.verdicts.includes('AC'),
  );
  if (wrong.length === 0) return [];
  const failed = new Set(
    wrong.flatMap(({ runs }) => runs.filter(({ verdict }) => verdict !== 'AC').map(({ testCaseName }) => testCaseName)),
  );
  return secret.filter((name) => !failed.has(name));
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

function seconds(microseconds: number): string {
  return `${String(Number((microseconds / 1_000_000).toFixed(3)))} s`;
}

import { describe, expect, it } from 'vitest';
import type { RunEvidence } from '../contract/evidence.js';
import type { RunVerdict } from '../contract/verdicts.js';
import { endedLate, isTooSlowBeyondDoubt } from './too-slow.js';

const LIMIT_MS = 1000;
const MARGIN = 1.5;

const run = (
  verdict: RunVerdict,
  cpuTimeMs: number,
  limitFired: RunEvidence['limitFired'] = null,
  cpuTimeLimitMs = LIMIT_MS,
) => ({ verdict, evidence: { limitFired, cpuTimeUs: cpuTimeMs * 1000, cpuTimeLimitMs } });
const late = run('TLE', 1200, 'cpu-time');

describe('a program that may go on beyond its time limit', () => {
  it.each([
    ['ended by itself within the margin', run('TLE', 1499, 'cpu-time'), true],
    ['was stopped at the margin’s end', run('TLE', 1500, 'cpu-time'), false],
    ['only waited', run('TLE', 10, 'wall-time'), false],
    ['was in time', run('AC', 900), false],
    ['was stopped for something else', run('MLE', 1200, 'memory'), false],
  ])('and %s', (_, { evidence }, isLate) => {
    expect(endedLate(evidence, LIMIT_MS * MARGIN)).toBe(isLate);
  });
});

describe('a submission is too slow beyond doubt', () => {
  it.each([
    ['once it was stopped at the margin’s end', [run('AC', 1), run('TLE', 1500, 'cpu-time')], true],
    ['once it was stopped at that of a test case with less time', [run('TLE', 450, 'cpu-time', 300)], true],
    ['not once it ended before that', [run('TLE', 400, 'cpu-time', 300)], false],
    ['once it only waited', [run('TLE', 10, 'wall-time')], true],
    ['after three test cases that it was too slow on', [late, run('AC', 1), late, late], true],
    ['not after two of which it ended late', [late, late], false],
    ['not as long as it is only wrong', [run('WA', 1), run('RTE', 1), run('WA', 1)], false],
  ])('%s', (_, runs, isBeyondDoubt) => {
    expect(isTooSlowBeyondDoubt(runs, MARGIN)).toBe(isBeyondDoubt);
  });
});

import { describe, expect, it } from 'vitest';
import type { RunVerdict, Verdict } from '../contract/verdicts.js';
import { compareExpectation, type TimedCase, type TimedSubmission } from './compare-expectation.js';
import type { Expectation } from './expectation.js';

const LIMIT = { timeLimitMs: 1000, timeLimitToTle: 1.5 };

const expected = (permitted: RunVerdict[], required: RunVerdict[], verdicts: Verdict[]): Expectation => ({
  source: 'test',
  verdicts,
  rules: [{ cases: null, permitted, required, message: null, score: null }],
  timeLimitBounds: [{ bound: verdicts.includes('TLE') ? 'upper' : 'lower', cases: null }],
  isModelSolution: false,
});
const WRONG = expected(['AC', 'WA'], ['WA'], ['WA']);
const SLOW = expected(['AC', 'TLE'], ['TLE'], ['TLE']);
const RIGHT = expected(['AC'], ['AC'], ['AC']);

/** Verdict at the limit, CPU time, and the verdict with more time where that is another. */
function judged(...cases: [RunVerdict, number, RunVerdict?][]): TimedSubmission {
  const timed = cases.map(([verdict, ms, lateVerdict], index): TimedCase => ({
    name: `secret/${String(index)}`,
    verdict,
    cpuTimeUs: ms * 1000,
    lateVerdict: lateVerdict ?? null,
  }));
  const verdict = timed.find((one) => one.verdict !== 'AC')?.verdict ?? 'AC';
  return { verdict, cases: timed, stoppedEarly: false, score: null, groups: [], bestScore: null };
}

describe('an example submission that is to fail', () => {
  it('is as expected without a word where it is so at the time limit', () => {
    expect(compareExpectation(WRONG, judged(['AC', 10], ['WA', 10]), LIMIT)).toEqual({ isMet: true, notes: [] });
    expect(compareExpectation(SLOW, judged(['TLE', 1200, 'AC']), LIMIT)).toEqual({ isMet: true, notes: [] });
  });

  it('may also be as expected with the margin’s extra time, which is said', () => {
    expect(compareExpectation(WRONG, judged(['TLE', 1050, 'WA'], ['WA', 10]), LIMIT)).toEqual({
      isMet: true,
      notes: ['TLE at the time limit, but WA within 1.5 s, the limit times its margin'],
    });
    expect(compareExpectation(WRONG, judged(['TLE', 1050, 'AC'], ['WA', 10]), LIMIT).isMet).toBe(true);
  });

  it('is not as expected where it is too slow even so, or comes to something else', () => {
    expect(compareExpectation(WRONG, judged(['TLE', 1500]), LIMIT).isMet).toBe(false);
    expect(compareExpectation(WRONG, judged(['TLE', 1050, 'WA'], ['TLE', 1500]), LIMIT).isMet).toBe(false);
    expect(compareExpectation(WRONG, judged(['TLE', 1050, 'RTE']), LIMIT).isMet).toBe(false);
    expect(compareExpectation(WRONG, judged(['TLE', 1050, 'AC']), LIMIT).isMet).toBe(false);
  });

  it('must be in time at the limit on the test cases that it must solve', () => {
    const rule = (cases: string, permitted: RunVerdict[]) => ({
      cases,
      permitted,
      required: null,
      message: null,
      score: null,
    });
    const rules = [rule('secret/0', ['AC']), { ...rule('secret/1', ['AC', 'TLE']), required: ['TLE' as const] }];
    const some: Expectation = { ...SLOW, verdicts: [], rules, timeLimitBounds: [] };
    expect(compareExpectation(some, judged(['AC', 10], ['TLE', 1500]), LIMIT).isMet).toBe(true);
    expect(compareExpectation(some, judged(['TLE', 1200, 'AC'], ['TLE', 1500]), LIMIT).isMet).toBe(false);
  });

  it('is told how near it came where it is to be too slow and is not', () => {
    const { isMet, notes } = compareExpectation(SLOW, judged(['AC', 300], ['AC', 885]), LIMIT);
    expect(isMet).toBe(false);
    expect(notes.at(-1)).toBe('on this machine its slowest test case takes 0.885 s, and 1 s are allowed');
    expect(compareExpectation(SLOW, judged(['TLE', 1200, 'AC'], ['WA', 1]), LIMIT).notes).toHaveLength(1);
  });
});

describe('an example submission of the legacy format', () => {
  it('is as expected by its verdict, and told of a later test case that is not', () => {
    const legacy: Expectation = { ...WRONG, decisive: ['WA'] };
    expect(compareExpectation(legacy, judged(['WA', 10], ['RTE', 10]), LIMIT)).toEqual({
      isMet: true,
      notes: ['WA as expected, although secret/1 got RTE, permitted AC, WA'],
    });
    expect(compareExpectation(WRONG, judged(['WA', 10], ['RTE', 10]), LIMIT).isMet).toBe(false);
    expect(compareExpectation(legacy, judged(['RTE', 10], ['WA', 10]), LIMIT).isMet).toBe(false);
  });
});

describe('an accepted example submission', () => {
  it('is held to the time limit itself, like a student’s', () => {
    expect(compareExpectation(RIGHT, judged(['TLE', 1200, 'AC']), LIMIT).isMet).toBe(false);
  });
});

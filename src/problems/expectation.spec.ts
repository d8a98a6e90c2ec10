import { describe, expect, it } from 'vitest';
import {
  boundingCases,
  boundsBySome,
  type Expectation,
  type ExpectationRule,
  isAboutTimeAlone,
  isToFail,
  type JudgedSubmission,
  storedExpectation,
  toldOnly,
  unmetExpectations,
} from './expectation.js';

const rule = (change: Partial<ExpectationRule>): ExpectationRule => ({
  cases: null,
  permitted: null,
  required: null,
  message: null,
  score: null,
  ...change,
});

const expectation = (change: Partial<Expectation>): Expectation => ({
  source: 'test',
  verdicts: [],
  rules: [],
  timeLimitBounds: [],
  isModelSolution: false,
  ...change,
});

const scored = (score: number | null, groups: Record<string, number> = {}): JudgedSubmission => ({
  verdict: 'AC',
  cases: [],
  stoppedEarly: false,
  score,
  groups: Object.entries(groups).map(([path, points]) => ({ path, score: points })),
  bestScore: 100,
});

const unmet = (rules: Partial<ExpectationRule>[], judged: JudgedSubmission) =>
  unmetExpectations(expectation({ rules: rules.map(rule) }), judged);

describe('an expected score', () => {
  it('of the submission is met within its range, bounds included', () => {
    expect(unmet([{ score: [30, 50] }], scored(30))).toEqual([]);
    expect(unmet([{ score: [30, 50] }], scored(50))).toEqual([]);
    expect(unmet([{ score: [30, 50] }], scored(51))).toEqual(['the submission scored 51, expected 30 to 50']);
    expect(unmet([{ score: [30, 30] }], scored(null))).toEqual(['the submission scored nothing, expected 30']);
  });

  it('of a group is that of the group itself, not of those below or above it', () => {
    const judged = scored(40, { secret: 40, 'secret/1': 30, 'secret/2': 10, 'secret/2/deep': 5 });
    expect(unmet([{ cases: 'secret/1', score: [30, 30] }], judged)).toEqual([]);
    expect(unmet([{ cases: 'secret/2', score: [10, 10] }], judged)).toEqual([]);
    expect(unmet([{ cases: 'secret/2', score: [70, 70] }], judged)).toEqual(['secret/2 scored 10, expected 70']);
  });

  it('of several groups by a pattern is that of each', () => {
    const judged = scored(40, { 'secret/1': 30, 'secret/2': 10 });
    expect(unmet([{ cases: 'secret/*', score: [10, 30] }], judged)).toEqual([]);
    expect(unmet([{ cases: 'secret/{1,2}', score: [30, 30] }], judged)).toEqual(['secret/2 scored 10, expected 30']);
  });

  it('of a group that is not there is not met', () => {
    expect(unmet([{ cases: 'secret/9', score: [1, 1] }], scored(1))).toEqual([
      'there is no group secret/9 with a score',
    ]);
  });
});

describe('a partially accepted submission', () => {
  const partial = expectation({ verdicts: ['AC'], isPartial: true });

  it('has a part of the score', () => {
    expect(unmetExpectations(partial, scored(50))).toEqual([]);
    expect(unmetExpectations(partial, scored(100))).toEqual(['got the full score 100, expected a part of it']);
  });

  it('is not held to a best score that nobody knows', () => {
    expect(unmetExpectations(partial, { ...scored(100), bestScore: null })).toEqual([]);
  });
});

describe('bounds of the time limit', () => {
  const upper = { bound: 'upper', cases: 'secret/2' } as const;
  const lower = { bound: 'lower', cases: 'secret/1' } as const;

  it('are read as they were stored before there could be several', () => {
    const rest = { source: 'test', verdicts: [], rules: [], isModelSolution: false };
    expect(storedExpectation({ ...rest, timeLimitBound: 'lower' })).toEqual(
      expectation({ timeLimitBounds: [{ bound: 'lower', cases: null }] }),
    );
    expect(storedExpectation({ ...rest, timeLimitBound: null })).toEqual(expectation({}));
    expect(storedExpectation(expectation({ timeLimitBounds: [upper] }))).toEqual(
      expectation({ timeLimitBounds: [upper] }),
    );
  });

  it('are by some test cases, unless one is by all', () => {
    const cases = [1, 2, 3].map((number) => ({ name: `secret/${String(number)}` }));
    const some = expectation({ timeLimitBounds: [lower, upper] });
    expect([boundsBySome(some), boundingCases(some, cases)]).toEqual([true, [{ name: 'secret/1' }]]);
    const all = expectation({ timeLimitBounds: [lower, { bound: 'lower', cases: null }] });
    expect([boundsBySome(all), boundingCases(all, cases)]).toEqual([false, cases]);
    expect(boundsBySome(expectation({ timeLimitBounds: [upper] }))).toBe(false);
  });

  it('from above, by some test cases, are shown with more time, but all test cases are run', () => {
    const some = expectation({ timeLimitBounds: [upper], rules: [rule({ cases: 'secret/2', required: ['TLE'] })] });
    expect([isToFail(some), isAboutTimeAlone(some)]).toEqual([true, false]);
    const all = expectation({
      timeLimitBounds: [{ bound: 'upper', cases: null }],
      rules: [rule({ required: ['TLE'] })],
    });
    expect([isToFail(all), isAboutTimeAlone(all)]).toEqual([true, true]);
    const both = { ...all, timeLimitBounds: [...all.timeLimitBounds, lower] };
    expect(isAboutTimeAlone(both)).toBe(false);
  });
});

describe('a verdict that decides', () => {
  const wrong = rule({ permitted: ['AC', 'WA'], required: ['WA'] });
  const decided = expectation({ verdicts: ['WA'], rules: [wrong], decisive: ['WA'] });
  const judged = (...verdicts: ('AC' | 'WA' | 'TLE')[]): JudgedSubmission => ({
    ...scored(null),
    verdict: verdicts.find((verdict) => verdict !== 'AC') ?? 'AC',
    cases: verdicts.map((verdict, index) => ({ name: `secret/${String(index)}`, verdict })),
  });

  it('meets the expectation whatever later test cases got, which is told', () => {
    expect(unmetExpectations(decided, judged('AC', 'WA', 'TLE'))).toEqual([]);
    expect(toldOnly(decided, judged('AC', 'WA', 'TLE'))).toEqual([
      'WA as expected, although secret/2 got TLE, permitted AC, WA',
    ]);
    expect(toldOnly(decided, judged('AC', 'WA'))).toEqual([]);
  });

  it('of another kind does not, nor does a score besides it', () => {
    expect(unmetExpectations(decided, judged('TLE', 'WA'))).toEqual(['got TLE, expected WA']);
    const score = { ...decided, rules: [wrong, rule({ score: [40, 40] })] };
    expect(unmetExpectations(score, judged('WA', 'TLE'))).toEqual(['the submission scored nothing, expected 40']);
  });

  it('is what some rules alone ask for', () => {
    const slow = rule({ permitted: ['AC', 'WA', 'TLE'], required: ['TLE'] });
    const either = expectation({ verdicts: ['WA', 'TLE'], rules: [slow], decisive: ['TLE'] });
    expect(unmetExpectations(either, judged('WA', 'TLE'))).toEqual([]);
    expect(unmetExpectations(either, judged('WA', 'AC'))).toEqual(['no test case got TLE, one must']);
  });
});

import { describe, expect, it } from 'vitest';
import type { RunVerdict } from '../../contract/verdicts.js';
import type { GroupScoring, TestGroup } from '../../problems/judging.js';
import { NO_SCORE_FILES, type ScoreFiles } from '../validator-answer.js';
import { judgeMaxScoreGroups, scoreOfCase } from './max-score-groups.js';

type Outcome = RunVerdict | Partial<ScoreFiles>;

function group(path: string, scoring: Partial<GroupScoring> = {}): TestGroup {
  const defaults = { kind: '2025-09', maxScore: null, aggregation: null, staticValidationScore: null } as const;
  return { path, onReject: null, scoring: { ...defaults, staticValidatorFlags: [], requirePass: [], ...scoring } };
}

/** Judges test cases named with what becomes of each; score files stand for an accepted one. */
async function judge(groups: TestGroup[], outcomes: Record<string, Outcome>, mayStop = true) {
  const ran: string[] = [];
  const cases = Object.keys(outcomes).map((name) => ({ name, groupPath: name.slice(0, name.lastIndexOf('/')) }));
  const result = await judgeMaxScoreGroups(
    groups,
    cases,
    ({ name }, scoreOf) => {
      ran.push(name);
      const outcome = outcomes[name] ?? 'JE';
      const verdict = typeof outcome === 'string' ? outcome : 'AC';
      const files = { ...NO_SCORE_FILES, ...(typeof outcome === 'string' ? {} : outcome) };
      return Promise.resolve({ verdict, score: scoreOf(verdict, files) });
    },
    mayStop,
  );
  const scores = Object.fromEntries(result.groups.map(({ path, score }) => [path, score]));
  return { ...result, scores, ran };
}

const SUBTASKS = [
  group('sample'),
  group('secret'),
  group('secret/1', { maxScore: 30 }),
  group('secret/2', { maxScore: 70, requirePass: ['secret/1'] }),
];
const ALL: Record<string, Outcome> = {
  'sample/1': 'AC',
  'secret/1/a': 'AC',
  'secret/1/b': 'AC',
  'secret/2/a': 'AC',
  'secret/2/b': 'AC',
};

describe('groups whose best test case counts', () => {
  const BEST = [
    group('secret'),
    group('secret/1', { maxScore: 40, aggregation: 'max' }),
    group('secret/2', { maxScore: 60, requirePass: ['secret/1'], requireFullScore: true }),
  ];

  it('have its score, and nothing is run after one with all of it', async () => {
    const outcomes: Record<string, Outcome> = {
      'secret/1/a': { multiplier: 0.5 },
      'secret/1/b': 'AC',
      'secret/1/c': 'WA',
    };
    const { scores, ran, verdict } = await judge(BEST, { ...outcomes, 'secret/2/a': 'AC' });
    expect({ scores, verdict }).toMatchObject({
      scores: { secret: 100, 'secret/1': 40, 'secret/2': 60 },
      verdict: 'AC',
    });
    expect(ran).toEqual(['secret/1/a', 'secret/1/b', 'secret/2/a']);
  });

  it('have the same score and verdict where everything is run all the same', async () => {
    const outcomes: Record<string, Outcome> = { 'secret/1/a': 'AC', 'secret/1/b': 'WA', 'secret/2/a': 'AC' };
    const { score, verdict, ran } = await judge(BEST, outcomes, false);
    expect({ score, verdict, count: ran.length }).toEqual({ score: 100, verdict: 'AC', count: 3 });
  });

  it('with a failure before the best have its points, and are not passed', async () => {
    const outcomes: Record<string, Outcome> = { 'secret/1/a': 'WA', 'secret/1/b': 'AC', 'secret/2/a': 'AC' };
    const { scores, verdict } = await judge(BEST, outcomes);
    expect({ scores, verdict }).toMatchObject({ scores: { secret: 40, 'secret/1': 40, 'secret/2': 0 }, verdict: 'WA' });
  });

  it('with a part of the points are not enough for a group that needs the full score', async () => {
    const outcomes: Record<string, Outcome> = { 'secret/1/a': { multiplier: 0.5 }, 'secret/2/a': 'AC' };
    const { scores } = await judge(BEST, outcomes);
    expect(scores).toMatchObject({ secret: 20, 'secret/1': 20, 'secret/2': 0 });
    const lenient = BEST.map((one) =>
      one.path === 'secret/2' ? group(one.path, { maxScore: 60, requirePass: ['secret/1'] }) : one,
    );
    expect((await judge(lenient, outcomes)).scores).toMatchObject({ 'secret/2': 60 });
  });
});

describe('pass-fail groups', () => {
  it('all passed give the full score', async () => {
    const { verdict, score, scores } = await judge(SUBTASKS, ALL);
    expect({ verdict, score }).toEqual({ verdict: 'AC', score: 100 });
    expect(scores).toEqual({ sample: null, secret: 100, 'secret/1': 30, 'secret/2': 70 });
  });

  it('one failed costs its points and decides the verdict', async () => {
    const { verdict, score, ran } = await judge(SUBTASKS, { ...ALL, 'secret/2/a': 'TLE' });
    expect({ verdict, score }).toEqual({ verdict: 'TLE', score: 30 });
    expect(ran).not.toContain('secret/2/b');
  });

  it('are run to their end where every test case is wanted', async () => {
    expect((await judge(SUBTASKS, { ...ALL, 'secret/2/a': 'TLE' }, false)).ran).toContain('secret/2/b');
  });

  it('that need another one are not run when that failed', async () => {
    const { score, groups, ran } = await judge(SUBTASKS, { ...ALL, 'secret/1/b': 'WA' }, false);
    expect(score).toBe(0);
    expect(ran).toEqual(['sample/1', 'secret/1/a', 'secret/1/b']);
    expect(groups.find(({ path }) => path === 'secret/2')).toEqual({ path: 'secret/2', verdict: null, score: 0 });
  });

  it('may need the samples', async () => {
    const groups = [
      group('sample'),
      group('secret', { requirePass: ['sample'] }),
      group('secret/1', { maxScore: 100 }),
    ];
    const { verdict, score, ran } = await judge(groups, { 'sample/1': 'WA', 'secret/1/a': 'AC' });
    expect({ verdict, score, ran }).toEqual({ verdict: 'WA', score: 0, ran: ['sample/1'] });
  });

  it('take in the directories below them', async () => {
    const groups = [group('secret'), group('secret/1', { maxScore: 100 })];
    expect(await judge(groups, { 'secret/1/deep/a': 'AC', 'secret/1/b': 'AC' })).toMatchObject({ score: 100 });
  });

  it('without a maximum are the jury’s fault', async () => {
    await expect(judge([group('secret'), group('secret/1')], { 'secret/1/a': 'AC' })).rejects.toThrow('max_score');
  });
});

describe('the whole', () => {
  it('without groups is a sum over its test cases, up to 100', async () => {
    const outcomes = { 'secret/1': 'AC', 'secret/2': 'WA', 'secret/3': 'AC', 'secret/4': 'AC' } as const;
    expect(await judge([group('secret')], outcomes)).toMatchObject({ verdict: 'WA', score: 75 });
    expect(await judge([], { 'secret/1': 'AC', 'secret/2': 'AC', 'secret/3': 'AC' })).toMatchObject({ score: 100 });
  });

  it('may be the least of its groups', async () => {
    const groups = [
      group('secret', { aggregation: 'min', maxScore: 50 }),
      group('secret/1', { aggregation: 'sum', maxScore: 50 }),
      group('secret/2', { aggregation: 'sum', maxScore: 50 }),
    ];
    const outcomes = { 'secret/1/a': 'AC', 'secret/2/a': { multiplier: 0.5 } } as const;
    expect(await judge(groups, outcomes)).toMatchObject({ verdict: 'AC', score: 25 });
  });

  it('that is pass-fail has all or nothing', async () => {
    const groups = [group('secret', { aggregation: 'pass-fail', maxScore: 10 })];
    expect(await judge(groups, { 'secret/1': 'AC', 'secret/2': 'AC' })).toMatchObject({ score: 10 });
    expect(await judge(groups, { 'secret/1': 'AC', 'secret/2': 'RTE' })).toMatchObject({ score: 0, verdict: 'RTE' });
  });

  it('may be without bound, and adds up what validators say', async () => {
    const groups = [group('secret', { maxScore: 'unbounded' })];
    expect(await judge(groups, { 'secret/1': { score: 120 }, 'secret/2': { score: 0.5 } })).toMatchObject({
      verdict: 'AC',
      score: 120.5,
    });
  });

  it('may be open: scores above the maximum count, and what has none has its part of it', async () => {
    const groups = [
      group('secret', { maxScore: 2, isOpen: true }),
      group('secret/1', { maxScore: 1, aggregation: 'sum', isOpen: true }),
      group('secret/2', { maxScore: 1, aggregation: 'min', isOpen: true }),
    ];
    const outcomes = { 'secret/1/a': { score: 73 }, 'secret/2/a': 'AC', 'secret/2/b': { score: 5 } } as const;
    expect(await judge(groups, outcomes)).toMatchObject({ verdict: 'AC', scores: { 'secret/1': 73, 'secret/2': 1 } });
    await expect(
      judge(
        groups.map((one) => group(one.path, { maxScore: 2, aggregation: 'sum' })),
        outcomes,
      ),
    ).rejects.toThrow('73');
  });

  it('may not be more than its maximum', async () => {
    const groups = [group('secret', { maxScore: 50 }), group('secret/1', { maxScore: 60 })];
    await expect(judge(groups, { 'secret/1/a': 'AC' })).rejects.toThrow('more than its max_score 50');
  });
});

describe('a test case', () => {
  const files = (given: Partial<ScoreFiles> = {}): ScoreFiles => ({ ...NO_SCORE_FILES, ...given });

  it.each([
    ['accepted without a file has the maximum', 'AC', {}, 20, 20],
    ['accepted with a multiplier has that part', 'AC', { multiplier: 0.25 }, 20, 5],
    ['accepted with a score has that', 'AC', { score: 7 }, 20, 7],
    ['not accepted has nothing', 'TLE', {}, 20, 0],
    ['without bound has its score', 'AC', { score: 1234.5 }, null, 1234.5],
  ] as const)('%s', (_, verdict, given, maxScore, expected) => {
    expect(scoreOfCase('sum', maxScore, verdict, files(given))).toBe(expected);
  });

  it('of a pass-fail group has no score', () => {
    expect(scoreOfCase('pass-fail', 20, 'AC', files())).toBeNull();
  });

  it.each([
    ['no score where there is no bound', 'sum', null, 'AC', {}],
    ['a multiplier where there is no bound', 'sum', null, 'AC', { multiplier: 1 }],
    ['a score for what it rejects', 'sum', 20, 'WA', { score: 0 }],
    ['a multiplier for what it rejects', 'min', 20, 'WA', { multiplier: 0 }],
    ['a score in a pass-fail group', 'pass-fail', 20, 'AC', { score: 1 }],
    ['a score above the maximum', 'min', 20, 'AC', { score: 20.5 }],
    ['a negative score', 'sum', 20, 'AC', { score: -1 }],
    ['a multiplier above 1', 'sum', 20, 'AC', { multiplier: 1.01 }],
    ['a negative multiplier', 'sum', 20, 'AC', { multiplier: -0.5 }],
  ] as const)('is the jury’s fault where the validator gives %s', (_, aggregation, maxScore, verdict, given) => {
    expect(() => scoreOfCase(aggregation, maxScore, verdict, files(given))).toThrow(/validator/);
  });
});

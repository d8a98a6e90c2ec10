import { describe, expect, it } from 'vitest';
import type { RunVerdict } from '../../contract/verdicts.js';
import type { LegacyGroupScoring, TestGroup } from '../../problems/judging.js';
import { NO_SCORE_FILES, type ScoreFiles } from '../validator-answer.js';
import { type CustomGrader, judgeLegacyGroups } from './legacy-groups.js';

type Outcome = RunVerdict | [RunVerdict, number];

function group(
  path: string,
  scoring: Partial<LegacyGroupScoring> = {},
  onReject: TestGroup['onReject'] = null,
): TestGroup {
  const defaults = { kind: 'legacy', grading: 'default', acceptScore: 1, rejectScore: 0 } as const;
  return { path, onReject, scoring: { ...defaults, graderFlags: [], rangeLow: null, rangeHigh: null, ...scoring } };
}

/** Judges test cases named with what becomes of each; a pair gives what its score.txt says. */
async function judge(groups: TestGroup[], outcomes: Record<string, Outcome>, grader: CustomGrader | null = null) {
  const ran: string[] = [];
  const cases = Object.keys(outcomes).map((name) => ({ name, groupPath: name.slice(0, name.lastIndexOf('/')) }));
  const result = await judgeLegacyGroups(
    groups,
    cases,
    ({ name }, scoreOf) => {
      ran.push(name);
      const outcome = outcomes[name] ?? 'JE';
      const [verdict, score] = typeof outcome === 'string' ? [outcome, null] : outcome;
      const files: ScoreFiles = { ...NO_SCORE_FILES, score };
      return Promise.resolve({ verdict, score: scoreOf(verdict, files) });
    },
    grader,
  );
  const scores = Object.fromEntries(result.groups.map(({ path, score }) => [path, score]));
  return { ...result, scores, ran };
}

/** Two subtasks of 40 and 60, as packages usually have them. */
const SUBTASKS = [
  group('', { graderFlags: ['ignore_sample'], rangeLow: 0, rangeHigh: 100 }, 'continue'),
  group('sample', { acceptScore: 0 }, 'continue'),
  group('secret', { graderFlags: ['first_error', 'accept_if_any_accepted'], rangeLow: 0, rangeHigh: 100 }, 'continue'),
  group('secret/1', { graderFlags: ['min'], acceptScore: 40 }, 'break'),
  group('secret/2', { graderFlags: ['min'], acceptScore: 60 }, 'break'),
];

describe('subtasks', () => {
  const all: Record<string, Outcome> = {
    'sample/1': 'AC',
    'secret/1/a': 'AC',
    'secret/1/b': 'AC',
    'secret/2/a': 'AC',
    'secret/2/b': 'AC',
  };

  it('all solved give the full score', async () => {
    const { verdict, score, scores, ran } = await judge(SUBTASKS, all);
    expect({ verdict, score }).toEqual({ verdict: 'AC', score: 100 });
    expect(scores).toEqual({ '': 100, sample: 0, secret: 100, 'secret/1': 40, 'secret/2': 60 });
    expect(ran).toEqual(Object.keys(all));
  });

  it('one solved is a part of the score, and accepted where any is enough', async () => {
    const { verdict, score, scores } = await judge(SUBTASKS, { ...all, 'secret/2/b': 'WA' });
    expect({ verdict, score }).toEqual({ verdict: 'AC', score: 40 });
    expect(scores).toMatchObject({ 'secret/1': 40, 'secret/2': 0 });
  });

  it('a broken one is left, the next is judged', async () => {
    const { score, ran } = await judge(SUBTASKS, { ...all, 'secret/1/a': 'TLE' });
    expect(score).toBe(60);
    expect(ran).toEqual(['sample/1', 'secret/1/a', 'secret/2/a', 'secret/2/b']);
  });

  it('none solved has the first error and no score', async () => {
    const outcome = await judge(SUBTASKS, { ...all, 'secret/1/b': 'TLE', 'secret/2/a': 'RTE' });
    expect(outcome).toMatchObject({ verdict: 'TLE', score: null });
  });

  it('a failed sample changes nothing where samples are ignored', async () => {
    expect(await judge(SUBTASKS, { ...all, 'sample/1': 'WA' })).toMatchObject({ verdict: 'AC', score: 100 });
  });
});

describe('without configuration', () => {
  it('each accepted test case counts 1', async () => {
    expect(await judge([], { 'sample/1': 'AC', 'secret/1': 'AC', 'secret/2': 'AC' })).toMatchObject({
      verdict: 'AC',
      score: 3,
    });
  });

  it('the first rejection ends the judging, up to the top', async () => {
    const { verdict, ran } = await judge([], { 'sample/1': 'WA', 'secret/1': 'AC' });
    expect(verdict).toBe('WA');
    expect(ran).toEqual(['sample/1']);
  });
});

describe('scores of the validator', () => {
  it('come before those of the configuration', async () => {
    const groups = [group('secret', { acceptScore: 10 }, 'continue')];
    const { scores } = await judge(groups, { 'secret/1': ['AC', 3.5], 'secret/2': 'AC', 'secret/3': ['AC', 0] });
    expect(scores['secret']).toBe(13.5);
  });

  it('outside the range are the jury’s fault', async () => {
    const groups = [group('secret', { rangeLow: 0, rangeHigh: 5 })];
    await expect(judge(groups, { 'secret/1': ['AC', 6] })).rejects.toThrow('secret, 6, is not in its range 0 to 5');
  });

  it('rejected test cases have the reject_score', async () => {
    const groups = [
      group('', {}, 'continue'),
      group('secret', { rejectScore: -2, graderFlags: ['always_accept'] }, 'continue'),
    ];
    expect((await judge(groups, { 'secret/1': 'AC', 'secret/2': 'WA' })).score).toBe(-1);
  });
});

describe('groups in groups', () => {
  it('are judged where their names come, between the test cases beside them', async () => {
    const groups = ['secret', 'secret/b'].map((path) => group(path, {}, 'continue'));
    const { ran, scores } = await judge(groups, {
      'secret/a': 'AC',
      'secret/b/1': 'AC',
      'secret/b/2': 'WA',
      'secret/c': 'AC',
    });
    expect(ran).toEqual(['secret/a', 'secret/b/1', 'secret/b/2', 'secret/c']);
    expect(scores).toMatchObject({ secret: 3, 'secret/b': 1 });
  });
});

describe('a grader of the package', () => {
  const groups = [group('secret', { grading: 'custom', graderFlags: ['twice'] }, 'continue')];

  it('gets the results and its flags, and its answer counts', async () => {
    const grader: CustomGrader = (results, flags) =>
      Promise.resolve({ verdict: 'AC', score: flags.includes('twice') ? results.length * 2 : 0 });
    expect((await judge(groups, { 'secret/1': 'AC', 'secret/2': 'WA' }, grader)).scores['secret']).toBe(4);
  });

  it('that is asked for and not there is the jury’s fault', async () => {
    await expect(judge(groups, { 'secret/1': 'AC' })).rejects.toThrow('there is none in graders/');
  });
});

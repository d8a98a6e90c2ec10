import { describe, expect, it } from 'vitest';
import type { Verdict } from '../contract/verdicts.js';
import {
  fastestTooSlow,
  type JudgedExample,
  marginFindings,
  otherMachineFindings,
  slowestAccepted,
  type TimeMargins,
  untriedFindings,
  weakTestCases,
  weaknessFindings,
} from './soundness-report.js';

type Runs = Record<string, [Verdict, number]>;

function example(
  path: string,
  verdict: Verdict | null,
  verdicts: Verdict[],
  runs: Runs,
  bound: 'lower' | 'upper' | null = null,
  cases: string | null = null,
): JudgedExample {
  return {
    path,
    verdict,
    expectation: { verdicts, timeLimitBounds: bound === null ? [] : [{ bound, cases }] },
    runs: Object.entries(runs).map(([name, [one, ms]]) => ({
      name,
      verdict: one,
      cpuTimeUs: ms * 1000,
      limitFired: one === 'TLE' ? 'cpu-time' : null,
    })),
  };
}

describe('the slowest accepted submission', () => {
  it('is that with the slowest test case, of those that bound the limit from below', () => {
    const examples = [
      example('a', 'AC', ['AC'], { '1': ['AC', 10], '2': ['AC', 300] }, 'lower'),
      example('b', 'AC', ['AC'], { '1': ['AC', 200], '2': ['AC', 200] }, 'lower'),
      example('c', 'TLE', ['TLE'], { '1': ['TLE', 1000] }, 'upper'),
      example('d', 'AC', [], { '1': ['AC', 900] }),
      example('e', null, ['AC'], {}, 'lower'),
    ];
    expect(slowestAccepted(examples, 1000)).toEqual({ path: 'a', cpuTimeUs: 300_000, isAtLeast: false });
    expect(slowestAccepted([], 1000)).toBeNull();
    expect(slowestAccepted([example('outputs', 'AC', ['AC'], { '1': ['AC', 0] }, 'lower')], 1000)).toBeNull();
  });
});

it('a submission bounds the time limit by the test cases of its bound alone', () => {
  const runs: Runs = { 'secret/1-small': ['AC', 100], 'secret/2-big': ['TLE', 1400] };
  const fast = example('a', 'TLE', [], runs, 'lower', 'secret/*-small');
  expect(slowestAccepted([fast], 1000)).toEqual({ path: 'a', cpuTimeUs: 100_000, isAtLeast: false });
  const slow = example('b', 'WA', [], { 'secret/1-small': ['WA', 100], ...runs }, 'upper', 'secret/*-big');
  const limit = { timeLimitMs: 1000, timeLimitToTle: 1.5 };
  expect(fastestTooSlow([slow], limit)).toEqual({ path: 'b', cpuTimeUs: 1_400_000, isAtLeast: false });
  expect(fastestTooSlow([example('c', 'TLE', [], runs, 'upper', 'secret/*-small')], limit)).toBeNull();
  const inTime = example(
    'd',
    'TLE',
    [],
    { 'secret/1-small': ['TLE', 1400], 'secret/2-big': ['AC', 900] },
    'upper',
    'secret/*-big',
  );
  expect(otherMachineFindings([inTime], limit, 500)).toMatchObject([
    { file: 'd', message: expect.stringContaining('takes 0.9 s of the 1 s') as string },
  ]);
});

it('a test case with less time than the problem counts by what it takes of that', () => {
  const half = (one: JudgedExample): JudgedExample => ({
    ...one,
    runs: one.runs.map((run) => (run.name === 'half' ? { ...run, timeLimitMs: 500 } : run)),
  });
  const accepted = half(example('a', 'AC', ['AC'], { half: ['AC', 300], whole: ['AC', 400] }, 'lower'));
  const tooSlow = half(example('b', 'TLE', ['TLE'], { half: ['TLE', 600], whole: ['AC', 700] }, 'upper'));
  const slowest = slowestAccepted([accepted], 1000);
  const fastest = fastestTooSlow([tooSlow], { timeLimitMs: 1000, timeLimitToTle: 1.5 });
  expect(slowest).toEqual({ path: 'a', cpuTimeUs: 300_000, timeLimitMs: 500, isAtLeast: false });
  expect(fastest).toEqual({ path: 'b', cpuTimeUs: 600_000, timeLimitMs: 500, isAtLeast: false });
  const margins = { timeLimitMs: 1000, acToTimeLimit: 2, timeLimitToTle: 1.5 };
  const findings = marginFindings({ ...margins, slowestAccepted: slowest, fastestTooSlow: fastest });
  expect(findings.map(({ message }) => message)).toEqual([
    'takes 0.3 s: the time limit of 0.5 s is less than 2 times as much',
    'is to be too slow, but takes only 0.6 s: less than 1.5 times the time limit of 0.5 s',
  ]);
});

describe('a time limit from a slower machine', () => {
  const inTime = example('b', 'AC', ['TLE'], { '1': ['AC', 1720], '2': ['AC', 400] }, 'upper');
  const messages = (examples: JudgedExample[], derivedMs: number): string[] =>
    otherMachineFindings(examples, { timeLimitMs: 2000 }, derivedMs).map(({ file, message }) => `${file}: ${message}`);

  it('is told of a submission that would be too slow by the one derived here', () => {
    expect(messages([inTime], 1000)).toEqual([
      'b: is to be too slow, and takes 1.72 s of the 2 s that the package allows: derived on this machine, its time limit would be 1 s',
    ]);
  });

  it('is none where the derived one would not tell it apart either, or is no shorter', () => {
    expect(messages([inTime], 1720)).toEqual([]);
    expect(messages([example('b', 'AC', ['TLE'], { '1': ['AC', 2100] }, 'upper')], 2000)).toEqual([]);
  });

  it('is none where everything that is to be too slow is', () => {
    const slow = example('c', 'TLE', ['TLE'], { '1': ['TLE', 2001], '2': ['AC', 1500] }, 'upper');
    const accepted = example('a', 'AC', ['AC'], { '1': ['AC', 1500] }, 'lower');
    expect(messages([slow, accepted], 1000)).toEqual([]);
  });
});

describe('the fastest submission that is too slow', () => {
  const STOP_US = 1_500_000;
  const LIMIT = { timeLimitMs: 1000, timeLimitToTle: 1.5 };

  it('has the time of its slowest test case', () => {
    const examples = [
      example('a', 'TLE', ['TLE'], { '1': ['TLE', 1100], '2': ['TLE', 1400] }, 'upper'),
      example('b', 'TLE', ['TLE'], { '1': ['TLE', 1300], '2': ['AC', 900] }, 'upper'),
      example('c', 'AC', ['TLE'], { '1': ['AC', 900] }, 'upper'),
      example('d', 'TLE', ['TLE'], { '1': ['TLE', 1001] }),
    ];
    expect(fastestTooSlow(examples, LIMIT)).toEqual({ path: 'b', cpuTimeUs: 1_300_000, isAtLeast: false });
    expect(fastestTooSlow([], LIMIT)).toBeNull();
  });

  it('is too slow by the whole margin where it was stopped, or only waited', () => {
    const stopped = example('a', 'TLE', ['TLE'], { '1': ['TLE', 1502] }, 'upper');
    const waiting = example('b', 'TLE', ['TLE'], { '1': ['TLE', 10] }, 'upper');
    const waited = { ...waiting, runs: waiting.runs.map((run) => ({ ...run, limitFired: 'wall-time' as const })) };
    for (const one of [stopped, waited]) {
      expect(fastestTooSlow([one], LIMIT)).toEqual({ path: one.path, cpuTimeUs: STOP_US, isAtLeast: true });
    }
  });
});

describe('the margins of a time limit', () => {
  const margins = (slowestMs: number, fastestMs: number, isAtLeast = false): TimeMargins => ({
    timeLimitMs: 1000,
    acToTimeLimit: 2,
    timeLimitToTle: 1.5,
    slowestAccepted: { path: 'slow', cpuTimeUs: slowestMs * 1000, isAtLeast: false },
    fastestTooSlow: { path: 'fast', cpuTimeUs: fastestMs * 1000, isAtLeast },
  });

  it.each([
    [500, 1500, false, []],
    [501, 1500, false, ['slow']],
    [500, 1499, false, ['fast']],
    [600, 1200, false, ['slow', 'fast']],
    [500, 1500, true, []],
  ])('with %d ms and %d ms (stopped: %s) are short of %j', (slowest, fastest, isAtLeast, files) => {
    const findings = marginFindings(margins(slowest, fastest, isAtLeast));
    expect(findings.map(({ file }) => file)).toEqual(files);
    expect(findings.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  it('are not short of anything where nothing bounds them', () => {
    expect(marginFindings({ ...margins(0, 0), slowestAccepted: null, fastestTooSlow: null })).toEqual([]);
  });
});

describe('weak test cases', () => {
  const secret = [1, 2, 3].map((size) => ({ name: `secret/${String(size)}`, inputBytes: 10 * size }));

  it('are those that no submission failed which should have failed', () => {
    const examples = [
      example('right', 'AC', ['AC'], { 'secret/1': ['AC', 1], 'secret/2': ['AC', 1] }),
      example('wrong', 'WA', ['WA'], { 'secret/1': ['WA', 1], 'secret/2': ['AC', 1] }),
      example('slow', 'TLE', ['TLE'], { 'secret/3': ['TLE', 1] }),
    ];
    expect(weakTestCases(examples, secret)).toEqual(['secret/2']);
  });

  it('are not those that one which is too slow would take even longer for', () => {
    const tooSlow = (name: string): JudgedExample => example('slow', 'TLE', ['TLE'], { [name]: ['TLE', 1] });
    expect(weakTestCases([tooSlow('secret/2')], secret)).toEqual(['secret/1']);
    expect(weakTestCases([tooSlow('secret/1')], secret)).toEqual([]);
    const wrong = example('wrong', 'WA', ['WA'], { 'secret/1': ['WA', 1] });
    expect(weakTestCases([wrong], secret)).toEqual(['secret/2', 'secret/3']);
  });

  it('are none that anybody could tell of where no submission was to fail, or did', () => {
    expect(weakTestCases([example('right', 'AC', ['AC'], { 'secret/1': ['AC', 1] })], secret)).toEqual([]);
    expect(weakTestCases([example('slow', 'AC', ['WA'], { 'secret/1': ['AC', 1] })], secret)).toEqual([]);
    expect(weakTestCases([example('broken', 'CE', ['CE'], {})], secret)).toEqual([]);
  });

  it('are one remark', () => {
    expect(weaknessFindings([], 3)).toEqual([]);
    const many = Array.from({ length: 12 }, (_, index) => `secret/${String(index)}`);
    const [finding] = weaknessFindings(many, 20);
    expect(finding).toMatchObject({ severity: 'info', file: 'data/secret' });
    expect(finding?.message).toContain('12 of 20 test cases: secret/0');
    expect(finding?.message.endsWith('secret/9 …')).toBe(true);
  });
});

describe('what was not tried', () => {
  const nothing = /^no example submission was judged/;
  const noAccepted = /^no accepted example submission was judged/;

  it.each<[string, JudgedExample[], RegExp | null]>([
    ['no submission', [], nothing],
    ['one that could not be judged', [example('a', null, ['AC'], {})], nothing],
    ['a wrong one only', [example('a', 'WA', ['WA'], { '1': ['WA', 1] })], noAccepted],
    ['a right one', [example('a', 'AC', ['AC'], { '1': ['AC', 1] })], null],
    ['one that should be right, and is not: that is an error already', [example('a', 'WA', ['AC'], {})], null],
    ['one of which nobody said what to expect', [example('a', 'AC', [], { '1': ['AC', 1] })], null],
  ])('with %s', (_, examples, message) => {
    const findings = untriedFindings(examples);
    if (message === null) expect(findings).toEqual([]);
    else expect(findings).toMatchObject([{ severity: 'warning', message: expect.stringMatching(message) as string }]);
  });
});

import { describe, expect, it } from 'vitest';
import { judgementOf, misbehaviour, readScoreFiles, testlibPoints } from './validator-answer.js';

const texts = (score: string | null, multiplier: string | null) => ({
  judgeMessage: null,
  teamMessage: null,
  score,
  multiplier,
});
const ended = (exitCode: number, said = '') => ({
  exitCode,
  stderrTail: Buffer.from(said),
  signal: null,
  limitFired: null,
  forbiddenCalls: [],
  repeatedCpuTimesUs: [],
  isCancelled: false,
});

describe('a validator’s exit code', () => {
  it('accepts with 42 and rejects with 43', () => {
    expect(judgementOf(ended(42))).toBe('accepted');
    expect(judgementOf(ended(43))).toBe('wrong-answer');
  });

  it.each([0, 1, 41, 44, 139])('says nothing with %d', (exitCode) => {
    expect(judgementOf(ended(exitCode))).toBeNull();
  });

  it('says nothing where a limit fired, a call was forbidden or it was stopped', () => {
    expect(judgementOf({ ...ended(42), limitFired: 'cpu-time' })).toBeNull();
    expect(judgementOf({ ...ended(42), forbiddenCalls: [{ name: 'ptrace', count: 1 }] })).toBeNull();
    expect(judgementOf({ ...ended(42), isCancelled: true })).toBeNull();
  });
});

describe('a testlib validator’s exit code', () => {
  it.each([
    [0, 'accepted'],
    [1, 'wrong-answer'],
    [2, 'wrong-answer'],
    [4, 'wrong-answer'],
    [7, 'accepted'],
    [8, 'wrong-answer'],
    [3, null],
    [42, null],
    [43, null],
    [139, null],
  ])('%d is %s', (exitCode, judgement) => {
    expect(judgementOf(ended(exitCode), 'testlib')).toBe(judgement);
  });

  it.each([
    ['points 12.5 half of it', 12.5],
    ['30 good', 30],
    ['reading the answer\npoints 12.5000 points 3 are lost\n', 12.5],
    ['debug points 4 of it', 4],
    ['points 1 at first\npoints 20 at last', 20],
  ])('7 goes with the points of %j', (message, points) => {
    expect(testlibPoints(ended(7, message))).toBe(points);
    expect(judgementOf(ended(7, message), 'testlib')).toBe('accepted');
    expect(testlibPoints(ended(1, message))).toBeNull();
  });

  it.each([
    [0, 'points 12.5 as 0.8.8 to 0.9.6 had it', 12.5],
    [13, 'partially correct (13) nearly', 13],
    [63, 'partially correct (13) with TESTSYS', 13],
    [29, 'partially correct (13) on top of _partially', 13],
    [1, 'partially correct (1) as _pc(1)', 1],
  ])('%d goes with the points of %j', (exitCode, message, points) => {
    expect(testlibPoints(ended(exitCode, message))).toBe(points);
    expect(judgementOf(ended(exitCode, message), 'testlib')).toBe('accepted');
  });

  it.each([
    [0, 'ok points 5 of them'],
    [0, 'points 5 were there once\nok all of it'],
    [1, 'wrong answer partially correct (1)'],
    [1, 'the program wrote:\npartially correct (1)\nwrong answer 3 expected'],
    [3, 'partially correct (3)\nFAIL the answer is broken'],
    [1, 'wrong answer\npoints 5'],
  ])('%d goes with none for %j', (exitCode, message) => {
    expect(testlibPoints(ended(exitCode, message))).toBeNull();
  });

  it('with exit code and number that do not fit is its own failure', () => {
    expect(judgementOf(ended(14, 'partially correct (13) nearly'), 'testlib')).toBeNull();
  });

  it.each([
    [7, 'points 0 nothing'],
    [0, 'points 0.0 nothing'],
    [0, 'partially correct (0) nothing'],
  ])('%d with no points, %j, is a wrong answer', (exitCode, message) => {
    expect(judgementOf(ended(exitCode, message), 'testlib')).toBe('wrong-answer');
  });

  it('7 with what a scorer makes points of is its own fault', () => {
    expect(() => testlibPoints(ended(7, 'points points_info=a=1 fine'))).toThrow('leaves them to a scorer');
  });

  it.each(['', 'points', 'points many', 'points 1e999'])('7 without points, as in %j, is its own fault', (message) => {
    expect(() => testlibPoints(ended(7, message))).toThrow('its message has none');
  });
});

describe('score files', () => {
  it.each([
    ['12\n', 12],
    [' 0.25 ', 0.25],
    ['1e3', 1000],
    ['.5', 0.5],
    ['-1', -1],
  ])('%j is a number', (text, score) => {
    expect(readScoreFiles(texts(text, null))).toEqual({ score, multiplier: null });
    expect(readScoreFiles(texts(null, text))).toEqual({ score: null, multiplier: score });
  });

  it.each(['', 'many', '1 2', 'inf', 'nan', '0x10', '1e999'])('%j is none, which is the jury’s fault', (text) => {
    expect(() => readScoreFiles(texts(text, null))).toThrow('score.txt holds no number');
  });

  it('are one or the other', () => {
    expect(readScoreFiles(texts(null, null))).toEqual({ score: null, multiplier: null });
    expect(() => readScoreFiles(texts('1', '1'))).toThrow('both');
  });
});

describe('how a program of the jury ended', () => {
  it.each([
    [{ ...ended(0), limitFired: 'memory' as const }, 'was stopped by the memory limit'],
    [{ ...ended(0), limitFired: 'file-size' as const }, 'wrote a file of more than 256 MiB'],
    [{ ...ended(0), isCancelled: true }, 'did not end'],
    [ended(3), 'answered with exit code 3'],
  ])('%o: %s', (report, words) => {
    expect(misbehaviour(report)).toBe(words);
  });
});

import { describe, expect, it } from 'vitest';
import type { RunVerdict } from '../../contract/verdicts.js';
import { gradeByDefault } from './default-grader.js';

const results = (...pairs: [RunVerdict, number][]) => pairs.map(([verdict, score]) => ({ verdict, score }));
const grade = (pairs: [RunVerdict, number][], flags: string[] = [], isRoot = false) =>
  gradeByDefault(results(...pairs), flags, isRoot);

describe('the score', () => {
  it.each([
    ['sum unless told otherwise', [], 9],
    ['sum', ['sum'], 9],
    ['average', ['avg'], 3],
    ['minimum', ['min'], 2],
    ['maximum', ['max'], 4],
    ['the last mode where several are given', ['min', 'max'], 4],
  ] as const)('is the %s', (_, flags, expected) => {
    expect(
      grade(
        [
          ['AC', 2],
          ['AC', 3],
          ['AC', 4],
        ],
        [...flags],
      ).score,
    ).toBe(expected);
  });

  it('adds thirds up to a whole number', () => {
    expect(grade(Array.from({ length: 3 }, () => ['AC', 100 / 3])).score).toBe(100);
  });

  it('of an empty group is 0, and it is accepted', () => {
    expect(grade([])).toEqual({ verdict: 'AC', score: 0 });
  });
});

describe('the verdict', () => {
  it('is accepted when all are', () => {
    expect(
      grade([
        ['AC', 1],
        ['AC', 1],
      ]).verdict,
    ).toBe('AC');
  });

  it.each([
    ['the worst error unless told otherwise', [], 'RTE'],
    ['the worst error', ['worst_error'], 'RTE'],
    ['the worst error by its older name', ['no_errors'], 'RTE'],
    ['the first error', ['first_error'], 'WA'],
    ['always accepted', ['always_accept'], 'AC'],
    ['accepted if any is', ['accept_if_any_accepted'], 'AC'],
    ['accepted if any is, whatever the mode', ['first_error', 'accept_if_any_accepted'], 'AC'],
  ] as const)('is %s', (_, flags, expected) => {
    expect(
      grade(
        [
          ['AC', 1],
          ['WA', 0],
          ['TLE', 0],
          ['RTE', 0],
        ],
        [...flags],
      ).verdict,
    ).toBe(expected);
  });

  it('is an error where none is accepted, even if any would do', () => {
    expect(
      grade(
        [
          ['TLE', 0],
          ['WA', 0],
        ],
        ['accept_if_any_accepted'],
      ).verdict,
    ).toBe('TLE');
  });
});

describe('ignore_sample', () => {
  it('takes the result of secret alone, at the root', () => {
    expect(
      grade(
        [
          ['WA', 0],
          ['AC', 50],
        ],
        ['ignore_sample'],
        true,
      ),
    ).toEqual({ verdict: 'AC', score: 50 });
  });

  it('means nothing below the root, where it only comes by inheritance', () => {
    expect(
      grade(
        [
          ['WA', 0],
          ['AC', 50],
        ],
        ['ignore_sample'],
      ).verdict,
    ).toBe('WA');
  });
});

it('passes over a flag that it does not know', () => {
  expect(grade([['AC', 1]], ['median'])).toEqual({ verdict: 'AC', score: 1 });
});

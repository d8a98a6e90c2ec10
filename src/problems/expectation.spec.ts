import { describe, expect, it } from 'vitest';
import type { RunVerdict, Verdict } from '../contract/verdicts.js';
import { type Expectation, finalVerdicts, matchesPattern, unmetExpectations, verdictsOf } from './expectation.js';

const rule = { cases: null, permitted: null, required: null, message: null, score: null };

function expectation(changes: Partial<Expectation>): Expectation {
  return { source: 'x', verdicts: [], rules: [], timeLimitBound: null, isModelSolution: false, ...changes };
}
const judged = (verdict: Verdict, cases: Record<string, RunVerdict>, stoppedEarly = false) => ({
  verdict,
  cases: Object.entries(cases).map(([name, one]) => ({ name, verdict: one, judgeMessage: `${name} said` })),
  stoppedEarly,
});

describe('matchesPattern', () => {
  it.each([
    ['accepted', 'accepted/a.py', true],
    ['accepted/*', 'accepted/a.py', true],
    ['accepted/*.py', 'accepted/a.cc', false],
    ['accepted', 'accepted_not/a.py', false],
    ['*/a.py', 'accepted/a.py', true],
    ['*', 'accepted/a.py', true],
    ['accepted/a.{py,cpp}', 'accepted/a.cpp', true],
    ['{accepted,mixed}/{a,b}.py', 'mixed/b.py', true],
    ['{accepted,mixed}/{a,b}.py', 'mixed/c.py', false],
    ['secret/*-easy', 'secret/1-easy', true],
    ['secret/group1', 'secret/group1/03', true],
    ['secret/group1', 'secret/group10/03', false],
    ['a.py', 'aXpy', false],
    ['a+(b)', 'a+(b)/c', true],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(matchesPattern(pattern, path)).toBe(expected);
  });

  it('does not let braces multiply without end', () => {
    expect(matchesPattern('{a,b}'.repeat(40), 'x')).toBe(false);
  });
});

describe('finalVerdicts', () => {
  it('leaves what the rules about all test cases leave open', () => {
    const wrongAnswer = { ...rule, permitted: verdictsOf(['AC', 'WA']), required: verdictsOf(['WA']) };
    expect(finalVerdicts([wrongAnswer])).toEqual(['WA', 'OLE']);
    expect(finalVerdicts([{ ...rule, permitted: verdictsOf(['AC']) }])).toEqual(['AC']);
    expect(finalVerdicts([{ ...rule, required: verdictsOf(['RTE']) }])).toEqual([
      'WA',
      'TLE',
      'RTE',
      'MLE',
      'OLE',
      'SV',
    ]);
    expect(finalVerdicts([{ ...rule, cases: 'sample', permitted: ['AC'] }])).toEqual([]);
    expect(finalVerdicts([])).toEqual([]);
  });
});

describe('unmetExpectations', () => {
  it('compares the verdict of the whole', () => {
    expect(unmetExpectations(expectation({ verdicts: ['AC'] }), judged('AC', { 'secret/1': 'AC' }))).toEqual([]);
    expect(unmetExpectations(expectation({ verdicts: ['AC'] }), judged('WA', { 'secret/1': 'WA' }))).toEqual([
      'got WA, expected AC',
    ]);
    expect(unmetExpectations(expectation({ verdicts: ['CE'] }), judged('CE', {}))).toEqual([]);
    expect(unmetExpectations(expectation({ verdicts: ['AC', 'WA'] }), judged('CE', {}))).toHaveLength(1);
  });

  it('never takes a judging error for what was expected', () => {
    expect(unmetExpectations(expectation({}), judged('JE', {}))).toHaveLength(1);
  });

  it('holds every test case to what is permitted and one to what is required', () => {
    const strict = expectation({ rules: [{ ...rule, permitted: ['AC', 'TLE'], required: ['TLE'] }] });
    expect(unmetExpectations(strict, judged('TLE', { a: 'AC', b: 'TLE' }))).toEqual([]);
    expect(unmetExpectations(strict, judged('TLE', { a: 'WA', b: 'TLE' }))).toEqual(['a got WA, permitted AC, TLE']);
    expect(unmetExpectations(strict, judged('AC', { a: 'AC' }))).toEqual(['no test case got TLE, one must']);
  });

  it('holds rules to their test cases', () => {
    const grouped = expectation({ rules: [{ ...rule, cases: 'secret/2', permitted: ['AC'], required: ['AC'] }] });
    expect(unmetExpectations(grouped, judged('WA', { 'secret/1/a': 'WA', 'secret/2/a': 'AC' }))).toEqual([]);
    expect(unmetExpectations(grouped, judged('WA', { 'secret/1/a': 'WA' }))).toHaveLength(1);
    expect(unmetExpectations(grouped, judged('WA', { 'secret/1/a': 'WA' }, true))).toEqual([]);
  });

  it('looks for the message', () => {
    const message = expectation({ rules: [{ ...rule, message: 'b said' }] });
    expect(unmetExpectations(message, judged('WA', { a: 'AC', b: 'WA' }))).toEqual([]);
    expect(unmetExpectations(message, judged('WA', { a: 'AC' }))).toHaveLength(1);
  });
});

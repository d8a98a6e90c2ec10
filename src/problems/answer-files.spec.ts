import { describe, expect, it } from 'vitest';
import { assignAnswers } from './answer-files.js';

const CASES = ['sample/1', 'secret/a/01', 'secret/a/02', 'secret/b/01'];

describe('answer files', () => {
  it.each([
    ['02.out', 'secret/a/02'],
    ['02', 'secret/a/02'],
    ['a/01.ans', 'secret/a/01'],
    ['secret/b/01.txt', 'secret/b/01'],
    ['my-answers/b/01.out', 'secret/b/01'],
    ['1.out', 'sample/1'],
  ])('%s is the output of %s', (file, testCase) => {
    expect(assignAnswers([file], CASES)).toEqual({
      byTestCase: new Map([[testCase, file]]),
      unknown: [],
      surplus: [],
    });
  });

  it('that may be of several test cases, or are of none, are told', () => {
    expect(assignAnswers(['01.out', '03.out', 'notes.md'], CASES).unknown).toEqual(['01.out', '03.out', 'notes.md']);
    expect(assignAnswers(['02.out', '02.txt'], CASES)).toMatchObject({ unknown: [], surplus: ['02.txt'] });
  });

  it('named as a sample and a secret test case are the secret one’s, unless they say otherwise', () => {
    const both = ['sample/1', 'secret/1', 'secret/2'];
    const byTestCase = new Map([
      ['secret/1', '1.out'],
      ['secret/2', '2.out'],
      ['sample/1', 'sample/1.out'],
    ]);
    const expected = { byTestCase, unknown: [], surplus: [] };
    expect(assignAnswers(['1.out', '2.out', 'sample/1.out'], both)).toEqual(expected);
  });

  it('may have any name where there is one file and one secret test case', () => {
    const only = ['sample/1', 'secret/big'];
    expect(assignAnswers(['result'], only).byTestCase).toEqual(new Map([['secret/big', 'result']]));
    expect(assignAnswers(['result', 'other'], only).unknown).toEqual(['result', 'other']);
  });
});

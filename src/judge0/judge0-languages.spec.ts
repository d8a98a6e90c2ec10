import { expect, it } from 'vitest';
import { LANGUAGE_IDS } from '../languages/languages.js';
import { languageOf, numberOf } from './judge0-languages.js';

it('every language has a number, and each number means one language', () => {
  const numbers = LANGUAGE_IDS.map((id) => numberOf(id));
  expect(new Set(numbers).size).toBe(LANGUAGE_IDS.length);
  expect(numbers.map((number) => languageOf(number))).toEqual(LANGUAGE_IDS);
});

it.each([
  [50, 'c'],
  [48, 'c'],
  [54, 'cpp'],
  [71, 'python'],
  [62, 'java'],
  [10_002, 'cpp17'],
  [10_003, 'cpp23'],
  [10_005, 'pypy'],
  [10_024, 'ada'],
  [10_030, 'scheme'],
  [10_031, 'racket'],
])('clients that know %i mean %s', (number, id) => {
  expect(languageOf(number)).toBe(id);
});

it('a number of no language means none', () => {
  expect(languageOf(10_000)).toBeNull();
});

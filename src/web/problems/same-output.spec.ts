import { expect, it } from 'vitest';
import { isSameOutput } from './same-output.js';

it.each([
  ['3\n', '3', true],
  ['1 2\n3', '1\n2 3\n', true],
  ['', '\n', true],
  ['3', '4', false],
  ['1 2', '1', false],
  ['12', '1 2', false],
])('%j against %j: %s', (output, answer, isSame) => {
  expect(isSameOutput(output, answer)).toBe(isSame);
});

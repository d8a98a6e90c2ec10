import { expect, it } from 'vitest';
import { lastLines } from './text.js';

it.each([
  ['all of it where nothing is missing', 'one\ntwo\n', 'one\ntwo\n'],
  ['whole lines, with a mark, where the beginning is missing', 'ne\ntwo\nthree\n', '…\ntwo\nthree\n'],
  ['what there is of a line that is longer than all that is kept', 'x'.repeat(14), `…\n${'x'.repeat(14)}`],
])('the last lines are %s', (_, tail, text) => {
  expect(lastLines(Buffer.from(tail), 13)).toBe(text);
});

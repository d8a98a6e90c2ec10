import { expect, it } from 'vitest';
import { plainTitle, readTitle } from './plain-title.js';

it.each([
  ['50\\% off', '50% off'],
  ['50% off', '50% off'],
  ['C\\#, C# & a_b', 'C#, C# & a_b'],
  ['<<Кот>> "--- зверь', '«Кот» — зверь'],
  ["``x'' --- Alice's~own", "“x” — Alice's own"],
  ['$n \\times m$', 'n \\times m'],
  ['{\\it A} \\textbf{b}\\\\c\\ldots', 'A b c…'],
  ["Caf\\'e {b", 'Café {b'],
  ['~', '~'],
  ['{'.repeat(500), '{'.repeat(500)],
])('the title %j is %j', (latex, title) => {
  expect(plainTitle(latex)).toBe(title);
});

it.each([
  ['G\\"odel \\& \\emph{Sn\\\'ea} -- $n$', 'Gödel & Snéa – n', true],
  ['The \\foo', 'The', false],
  ['\\problemyamlname', '\\problemyamlname', false],
])('of the title %j %j is left', (latex, text, isWhole) => {
  expect(readTitle(latex)).toEqual({ text, isWhole });
});

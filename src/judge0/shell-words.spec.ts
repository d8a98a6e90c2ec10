import { expect, it } from 'vitest';
import { shellWords } from './shell-words.js';

it.each([
  ['', []],
  ['   ', []],
  ['-O3 -DN=5', ['-O3', '-DN=5']],
  ['  one\ttwo\nthree ', ['one', 'two', 'three']],
  ['"a b" c', ['a b', 'c']],
  [`'a "b"' c`, ['a "b"', 'c']],
  [String.raw`"say \"hi\" \\ \n"`, [String.raw`say "hi" \ \n`]],
  [String.raw`a\ b`, ['a b']],
  [`-D'NAME="x y"'z`, ['-DNAME="x y"z']],
  ['""', ['']],
  [`it's`, [`it's`]],
  ['a; rm -rf $HOME | cat `x` & <in >out', ['a', 'rm', '-rf', 'HOME', 'cat', 'x', 'in', 'out']],
])('%j is the words %j', (line, words) => {
  expect(shellWords(line)).toEqual(words);
});

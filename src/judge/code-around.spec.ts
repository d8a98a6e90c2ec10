import { expect, it } from 'vitest';
import { LANGUAGES } from '../languages/languages.js';
import { withCodeAround } from './code-around.js';

const file = (name: string, text: string) => ({ name, content: Buffer.from(text) });
const texts = (files: { name: string; content: Buffer }[]) => files.map(({ content }) => content.toString());
const AROUND = { before: '#include <cstdio>', after: 'int main() { puts(say()); }' };

it('code around a submission stands on lines of its own, around its only source', () => {
  const files = [file('say.h', 'declared'), file('say.cpp', 'const char *say() { return "x"; }')];
  expect(texts(withCodeAround(LANGUAGES.cpp, files, AROUND))).toEqual([
    'declared',
    '#include <cstdio>\nconst char *say() { return "x"; }\nint main() { puts(say()); }\n',
  ]);
  expect(texts(withCodeAround(LANGUAGES.cpp, [file('', 'int x;\n')], { before: '', after: 'int y;\n' }))).toEqual([
    'int x;\nint y;\n',
  ]);
});

it('without code around it a submission is as it was handed in', () => {
  const files = [file('a.cpp', 'no line break')];
  expect(withCodeAround(LANGUAGES.cpp, files, undefined)).toBe(files);
});

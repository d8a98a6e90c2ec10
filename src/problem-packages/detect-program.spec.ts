import { expect, it } from 'vitest';
import { detectProgram } from './detect-program.js';

it.each([
  [['Main.java', 'gen.py'], 'python'],
  [['Main.java', 'Other.java', 'gen.py'], 'java'],
  [['main.js', 'main.go'], 'javascript'],
  [['a.lua', 'a.r'], null],
])('%j is a program in %s, as problemtools has it', (names, language) => {
  const files = names.map((name) => ({ name, head: '' }));
  expect(detectProgram({ files, languageCode: null, entryPoint: null })).toMatchObject({ language });
});

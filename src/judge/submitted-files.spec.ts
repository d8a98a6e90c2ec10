import { expect, it } from 'vitest';
import { LANGUAGES } from '../languages/languages.js';
import { besides, dataFiles } from './submitted-files.js';

const file = (name: string) => ({ name, content: Buffer.from('x') });
const names = (files: readonly { name: string }[]): string[] => files.map(({ name }) => name);

it('the data of a submission is what is no code, and a single file is its source whatever it is called', () => {
  const cpp = LANGUAGES.cpp;
  const files = ['main.cpp', 'lib.h', 'table.txt'].map(file);
  expect(names(dataFiles({ language: cpp, files, entryPoint: null }))).toEqual(['table.txt']);
  for (const only of ['../x', '/tmp/a', '.', 'solution', '题'.repeat(90)]) {
    expect(dataFiles({ language: cpp, files: [file(only)], entryPoint: null })).toEqual([]);
  }
});

it('a file is left out where its name is taken, or a folder stands in the way of one', () => {
  const files = ['a', 'b/c', 'd', 'dd'].map(file);
  expect(names(besides(files, ['a', 'b', 'd/e']))).toEqual(['dd']);
  expect(names(besides(files, []))).toEqual(['a', 'b/c', 'd', 'dd']);
});

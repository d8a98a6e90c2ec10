import { expect, it } from 'vitest';
import type { StoredFile } from '../problems/package-words.js';
import { includedIn } from './included-files.js';

const file = (name: string, blob: string): StoredFile => ({ name, blob, sizeBytes: 1 });

it('a language has the files for all languages beside its own, which win', () => {
  const includedFiles = {
    default: [file('table.txt', 'all'), file('grader.h', 'all')],
    python: [file('table.txt', 'python')],
  };
  const blobsOf = (language: string) =>
    includedIn(language, { includedFiles }).map(({ name, blob }) => `${name} of ${blob}`);
  expect(blobsOf('python')).toEqual(['grader.h of all', 'table.txt of python']);
  expect(blobsOf('cpp')).toEqual(['table.txt of all', 'grader.h of all']);
  expect(includedIn('cpp', { includedFiles: {} })).toEqual([]);
});

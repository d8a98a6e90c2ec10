import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LanguageRow } from './api-types.js';
import { chooseLanguage, nameSources, readSources } from './source-files.js';

const language = (id: string, name: string, extensions: string[], available = true): LanguageRow => ({
  id,
  name,
  version: null,
  sourceName: `main${extensions[0] ?? ''}`,
  extensions,
  available,
});
const LANGUAGES = [
  language('c', 'C', ['.c', '.h']),
  language('cpp', 'C++', ['.cpp', '.cc']),
  language('python', 'Python', ['.py'], false),
  language('pypy', 'PyPy', ['.py']),
];

describe('chooseLanguage', () => {
  it('takes the id or the name in any case', () => {
    expect(chooseLanguage(LANGUAGES, [], 'cpp').id).toBe('cpp');
    expect(chooseLanguage(LANGUAGES, [], 'C++').id).toBe('cpp');
  });

  it('takes what the first telling extension says, of several languages the first that is set up', () => {
    expect(chooseLanguage(LANGUAGES, ['README', 'a.cc'], undefined).id).toBe('cpp');
    expect(chooseLanguage(LANGUAGES, ['a.py'], undefined).id).toBe('pypy');
  });

  it('names the known ones when it cannot tell', () => {
    expect(() => chooseLanguage(LANGUAGES, ['a.xyz'], undefined)).toThrow('do not tell the language');
    expect(() => chooseLanguage(LANGUAGES, ['a.c'], 'cobol')).toThrow('no language "cobol"');
  });
});

describe('readSources', () => {
  let folder: string;
  const noInput = (): Promise<Buffer> => Promise.resolve(Buffer.alloc(0));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'docket-cli-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('keeps names without folders and text byte for byte', async () => {
    await writeFile(join(folder, 'a.py'), '\ufeffprint("é")\r\n');
    expect(await readSources([join(folder, 'a.py')], noInput)).toEqual([
      { name: 'a.py', content: '\ufeffprint("é")\r\n' },
    ]);
  });

  it('names standard input by its language', async () => {
    const sources = await readSources(['-'], () => Promise.resolve(Buffer.from('int main;')));
    expect(nameSources(sources, language('c', 'C', ['.c']))).toEqual([{ name: 'main.c', content: 'int main;' }]);
  });

  it('reports every file that will not do, at once', async () => {
    await mkdir(join(folder, 'sub'));
    await writeFile(join(folder, 'a.py'), 'x');
    await writeFile(join(folder, 'sub', 'a.py'), 'y');
    await writeFile(join(folder, 'binary'), Buffer.from([0xff, 0xfe]));
    await writeFile(join(folder, 'empty'), '');
    const paths = ['a.py', 'sub/a.py', 'binary', 'empty', 'absent', 'sub'].map((path) => join(folder, path));
    const error: unknown = await readSources(paths, noInput).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      reason: 'usage',
      details: [
        { field: paths[1], message: 'is the second file named a.py: folders are not kept' },
        { field: paths[2], message: 'is not UTF-8 text: convert it, for example with iconv' },
        { field: paths[3], message: 'is empty' },
        { field: paths[4], message: 'no such file' },
        { field: paths[5], message: 'is a folder: name its files' },
      ],
    });
  });

  it('refuses more than the server takes before sending anything', async () => {
    await writeFile(join(folder, 'big.py'), 'x'.repeat(256 * 1024 + 1));
    await expect(readSources([join(folder, 'big.py')], noInput)).rejects.toMatchObject({
      details: [{ field: 'files', message: 'have 256.0 KiB together, but at most 256.0 KiB are taken' }],
    });
  });
});

import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProgram } from './source-files.js';

describe('readProgram', () => {
  let folder: string;
  const noInput = (): Promise<Buffer> => Promise.resolve(Buffer.alloc(0));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'docket-cli-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('keeps names without folders and text byte for byte', async () => {
    await writeFile(join(folder, 'a.py'), '\ufeffprint("é")\r\n');
    expect(await readProgram([join(folder, 'a.py')], noInput)).toEqual({
      files: [{ name: 'a.py', content: '\ufeffprint("é")\r\n' }],
    });
  });

  it('sends standard input as a program without a name, and only alone', async () => {
    const readInput = (): Promise<Buffer> => Promise.resolve(Buffer.from('int main;'));
    expect(await readProgram(['-'], readInput)).toEqual({ source: 'int main;' });
    await expect(readProgram(['-', 'a.py'], readInput)).rejects.toThrow('can only be a whole program');
  });

  it('reports every file that will not do, at once', async () => {
    await mkdir(join(folder, 'sub'));
    await writeFile(join(folder, 'a.py'), 'x');
    await writeFile(join(folder, 'sub', 'a.py'), 'y');
    await writeFile(join(folder, 'binary'), Buffer.from([0xff, 0xfe]));
    await writeFile(join(folder, 'empty'), '');
    const paths = ['a.py', 'sub/a.py', 'binary', 'empty', 'absent', 'sub'].map((path) => join(folder, path));
    const error: unknown = await readProgram(paths, noInput).catch((caught: unknown) => caught);
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
    await expect(readProgram([join(folder, 'big.py')], noInput)).rejects.toMatchObject({
      details: [{ field: 'files', message: 'have 256.0 KiB together, but at most 256.0 KiB are taken' }],
    });
  });
});

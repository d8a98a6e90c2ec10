import { mkdtemp, mkdir, realpath, rm, symlink, writeFile, chmod, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { openPackage } from './package-archive.js';

let base: string;
let folder: string;

beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'docket-cli-')));
  folder = join(base, 'hello');
  await mkdir(join(folder, 'data', 'sample'), { recursive: true });
  await writeFile(join(folder, 'problem.yaml'), 'name: Hello\n');
  await writeFile(join(folder, '.timelimit'), '1\n');
  await writeFile(join(folder, 'data', 'sample', '1.in'), 'x');
});
afterEach(() => rm(base, { recursive: true, force: true }));

/** The archive's files: name to content and mode. */
async function unzip(data: Buffer): Promise<Record<string, { text: string; mode: number }>> {
  const zip = await fromBufferPromise(data);
  const files: Record<string, { text: string; mode: number }> = {};
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry));
    files[entry.fileName] = { text: content.toString(), mode: (entry.externalFileAttributes >>> 16) & 0o777 };
  }
  return files;
}

describe('openPackage of a folder', () => {
  it('holds all files below the folder name, dot files too, but not what tools leave behind', async () => {
    await mkdir(join(folder, '.git'));
    await writeFile(join(folder, '.git', 'HEAD'), 'x');
    await writeFile(join(folder, 'build'), '#!/bin/sh\n');
    await chmod(join(folder, 'build'), 0o700);
    const archive = await openPackage(folder);
    expect(archive.name).toBe('hello');
    expect(await unzip(await buffer(archive.open()))).toEqual({
      'hello/.timelimit': { text: '1\n', mode: 0o644 },
      'hello/build': { text: '#!/bin/sh\n', mode: 0o755 },
      'hello/data/sample/1.in': { text: 'x', mode: 0o644 },
      'hello/problem.yaml': { text: 'name: Hello\n', mode: 0o644 },
    });
  });

  it('is the same bytes each time it is opened and whatever the files are dated', async () => {
    const archive = await openPackage(folder);
    const first = await buffer(archive.open());
    await utimes(join(folder, '.timelimit'), 1, 1);
    const again = await openPackage(folder);
    expect((await buffer(archive.open())).equals(first)).toBe(true);
    expect((await buffer(again.open())).equals(first)).toBe(true);
  });

  it('puts in the place of a link the file or folder it points to inside the package', async () => {
    await symlink('sample', join(folder, 'data', 'secret'));
    await symlink('1.in', join(folder, 'data', 'sample', '2.in'));
    const files = await unzip(await buffer((await openPackage(folder)).open()));
    expect(files['hello/data/secret/2.in']).toEqual({ text: 'x', mode: 0o644 });
    expect(files['hello/data/sample/2.in']).toEqual({ text: 'x', mode: 0o644 });
  });

  it('refuses links out of the package, to nothing and in circles, all named at once', async () => {
    await writeFile(join(base, 'passwd'), 'secret');
    await symlink('../passwd', join(folder, 'a'));
    await symlink('absent', join(folder, 'b'));
    await symlink('..', join(folder, 'data', 'c'));
    await expect(openPackage(folder)).rejects.toMatchObject({
      reason: 'usage',
      details: [
        {
          field: 'a',
          message: `is a link out of the package, to ${join(base, 'passwd')}: copy the file into the folder`,
        },
        { field: 'b', message: 'is a link to nothing' },
        { field: 'data/c', message: 'is a link to a folder that it is in' },
      ],
    });
  });

  it('says which folders below are packages where the folder itself is none', async () => {
    await expect(openPackage(base)).rejects.toMatchObject({
      reason: 'usage',
      remedy: `these are packages: ${folder}`,
    });
  });

  it('ends the upload with an error when a file vanishes meanwhile', async () => {
    const archive = await openPackage(folder);
    await rm(join(folder, '.timelimit'));
    await expect(buffer(archive.open())).rejects.toThrow('ENOENT');
  });
});

describe('openPackage of a file', () => {
  it('sends a zip as it is, named without its ending', async () => {
    await writeFile(join(base, 'Some-Problem.zip'), 'PK');
    const archive = await openPackage(join(base, 'Some-Problem.zip'));
    expect(archive.name).toBe('Some-Problem');
    expect((await buffer(archive.open())).toString()).toBe('PK');
  });

  it('names the path that is not there', async () => {
    await expect(openPackage(join(base, 'absent'))).rejects.toMatchObject({ reason: 'usage' });
  });
});

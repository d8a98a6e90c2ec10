import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageFolder } from '../../test/support/packages.js';
import type { DomainError } from '../contract/errors.js';
import { readFolder } from './read-folder.js';
import { ARCHIVE_LIMITS } from './read-zip.js';

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await packageFolder({ 'data/1.in': 'one', 'data/1.ans': 'two' }, 'hello'));
});
afterEach(() => remove());

async function refusal(limits = ARCHIVE_LIMITS): Promise<string[]> {
  const error = await readFolder(folder, limits).then(
    () => null,
    (thrown: unknown) => thrown as DomainError,
  );
  return error?.errors.map(({ field, message }) => `${field}: ${message}`) ?? [];
}

describe('readFolder', () => {
  it('reads files in place, named after the folder', async () => {
    const tree = await readFolder(folder);
    expect(tree.name).toBe('hello');
    expect(tree.files.map(({ path: file, sizeBytes }) => [file, sizeBytes])).toEqual([
      ['data/1.ans', 3],
      ['data/1.in', 3],
    ]);
  });

  it('gives the same digest wherever the folder is, and another one for another content or mode', async () => {
    const other = await packageFolder({ 'data/1.in': 'one', 'data/1.ans': 'two' }, 'other');
    const digest = (await readFolder(folder)).digest();
    expect((await readFolder(other.folder)).digest()).toBe(digest);
    await chmod(path.join(other.folder, 'data/1.in'), 0o755);
    expect((await readFolder(other.folder)).digest()).not.toBe(digest);
    await writeFile(path.join(folder, 'data/1.in'), 'ONE');
    expect((await readFolder(folder)).digest()).not.toBe(digest);
    await other.remove();
  });

  it('follows links inside the folder', async () => {
    await symlink('../data/1.in', path.join(folder, 'data', '2.in'));
    await symlink('data', path.join(folder, 'all'));
    const tree = await readFolder(folder);
    expect(tree.list('all')).toEqual(['1.ans', '1.in', '2.in']);
    expect(tree.find('data/2.in')?.sha256).toBe(tree.find('data/1.in')?.sha256);
  });

  it('refuses links that lead out, to nothing or in a circle', async () => {
    await symlink('/etc/passwd', path.join(folder, 'data', 'secret'));
    await symlink('../../..', path.join(folder, 'data', 'up'));
    await symlink('nowhere', path.join(folder, 'data', 'lost'));
    await symlink('..', path.join(folder, 'data', 'round'));
    const errors = await refusal();
    expect(errors).toEqual([
      expect.stringMatching(/^data\/lost: the link points to nothing/),
      expect.stringMatching(/^data\/round: the link leads back/),
      expect.stringMatching(/^data\/secret: the link leads out/),
      expect.stringMatching(/^data\/up: the link leads out/),
    ]);
  });

  it('refuses pipes, and never opens them', async () => {
    execFileSync('mkfifo', [path.join(folder, 'pipe')]);
    expect(await refusal()).toEqual([expect.stringContaining('pipe: this is neither a file nor a directory')]);
  });

  it('refuses more files and bytes than allowed', async () => {
    expect(await refusal({ ...ARCHIVE_LIMITS, files: 1 })).toEqual([expect.stringContaining('too many files')]);
    expect(await refusal({ ...ARCHIVE_LIMITS, unpackedBytes: 5 })).toEqual([expect.stringContaining('too large')]);
  });

  it('leaves out the history of a working copy', async () => {
    await mkdir(path.join(folder, '.git'));
    await writeFile(path.join(folder, '.git', 'config'), '');
    expect((await readFolder(folder)).find('.git/config')).toBeNull();
  });

  it('says so when there is no such folder', async () => {
    await expect(readFolder(path.join(folder, 'none'))).rejects.toThrow('There is no folder');
  });
});

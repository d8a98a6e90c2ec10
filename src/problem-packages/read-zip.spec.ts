import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RawEntry, rawZip } from '../../test/support/raw-zip.js';
import type { DomainError } from '../contract/errors.js';
import type { ArchiveLimits } from './archive-names.js';
import { type PackageTree, readHead } from './package-tree.js';
import { ARCHIVE_LIMITS, readZip } from './read-zip.js';

const LINK = 0o120777;

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'docket-zip-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function read(bytes: Buffer, limits: Partial<ArchiveLimits> = {}): Promise<PackageTree> {
  const file = path.join(directory, 'a.zip');
  await writeFile(file, bytes);
  return readZip(file, path.join(directory, 'spool'), null, { ...ARCHIVE_LIMITS, ...limits });
}

/** The errors of an archive that must be refused, `file: message`; nothing may be left of it on disk. */
async function refusal(entries: readonly RawEntry[] | Buffer, limits: Partial<ArchiveLimits> = {}): Promise<string[]> {
  const bytes = Buffer.isBuffer(entries) ? entries : rawZip(entries);
  const error = await read(bytes, limits).then(
    () => null,
    (thrown: unknown) => thrown as DomainError,
  );
  expect(error?.code).toBe('package-invalid');
  expect(await readdir(path.join(directory, 'spool')).catch(() => [])).toEqual([]);
  return error?.errors.map(({ field, message }) => `${field}: ${message}`) ?? [];
}

async function textOf(tree: PackageTree, file: string): Promise<string | null> {
  const found = tree.find(file);
  return found === null ? null : (await readHead(found, 1000)).toString();
}

describe('readZip', () => {
  it('unpacks stored and deflated files below names of its own', async () => {
    const tree = await read(
      rawZip([
        { name: 'p/' },
        { name: 'p/a.txt', content: 'one' },
        { name: './p//b.txt', content: 'two'.repeat(100), method: 8 },
        { name: 'p/build', content: '#!/bin/sh', mode: 0o100755 },
      ]),
    );
    expect(tree.files.map((file) => file.path)).toEqual(['p/a.txt', 'p/b.txt', 'p/build']);
    expect(await textOf(tree, 'p/b.txt')).toBe('two'.repeat(100));
    expect(tree.find('p/build')?.isExecutable).toBe(true);
    expect(tree.list('p')).toEqual(['a.txt', 'b.txt', 'build']);
    await tree.dispose();
    expect(await readdir(path.join(directory, 'spool'))).toEqual([]);
  });

  it('leaves out what archive tools leave behind', async () => {
    const tree = await read(rawZip([{ name: 'a' }, { name: '__MACOSX/._a' }, { name: 'p/.DS_Store' }]));
    expect(tree.files.map((file) => file.path)).toEqual(['a']);
  });

  it.each([
    ['../evil', 'leads out of the package'],
    ['p/../../evil', 'leads out of the package'],
    ['/etc/passwd', 'is absolute'],
    ['C:/evil', 'is absolute'],
    ['a\\b', 'has a backslash'],
    ['a\u0000b', 'has control characters'],
    ['a\nb', 'has control characters'],
    ['a/'.repeat(40) + 'b', 'is too long'],
    ['x'.repeat(300), 'is too long'],
  ])('refuses the path %j', async (name, reason) => {
    expect(await refusal([{ name: 'in/order' }, { name }])).toEqual([expect.stringContaining(reason)]);
  });

  it('takes the separator of Windows where a tool wrote no other, and nothing that leads out by it', async () => {
    const tree = await read(rawZip(['problem.yaml', 'data\\', 'data\\1.in'].map((name) => ({ name: `sum\\${name}` }))));
    expect(tree.files.map((file) => file.path)).toEqual(['sum/data/1.in', 'sum/problem.yaml']);
    await tree.dispose();
    expect(await refusal([{ name: '..\\evil' }])).toEqual([expect.stringContaining('leads out')]);
  });

  it('reports every bad entry at once', async () => {
    expect(await refusal([{ name: '../a' }, { name: '/b' }, { name: 'c', flags: 1, method: 8 }])).toHaveLength(3);
  });

  it('refuses names that are there twice, differ in case only, or are file and directory', async () => {
    expect(await refusal([{ name: 'a' }, { name: './a' }])).toEqual([expect.stringContaining('there twice')]);
    expect(await refusal([{ name: 'p/A.in' }, { name: 'p/a.in' }])).toEqual([expect.stringContaining('in case only')]);
    expect(await refusal([{ name: 'a' }, { name: 'a/b' }])).toEqual([expect.stringContaining('directory at once')]);
    // é as one character, and as e with an accent.
    expect(await refusal([{ name: 'caf\u00e9' }, { name: 'cafe\u0301' }])).toEqual([expect.stringContaining('twice')]);
  });

  it('refuses encrypted files, unknown packing and devices', async () => {
    expect(await refusal([{ name: 'a', flags: 1, method: 8 }])).toEqual([expect.stringContaining('encrypted')]);
    expect(await refusal([{ name: 'a', method: 12 }])).toEqual([expect.stringContaining('method 12')]);
    expect(await refusal([{ name: 'a', mode: 0o020666 }])).toEqual([expect.stringContaining('neither a file')]);
  });

  it('refuses a file larger or smaller than it says', async () => {
    const content = 'x'.repeat(10_000);
    expect(await refusal([{ name: 'a', content, method: 8, declaredSize: 10 }])).toEqual([
      expect.stringContaining('a: the file cannot be unpacked'),
    ]);
    expect(await refusal([{ name: 'a', content, method: 8, declaredSize: 20_000 }])).toEqual([
      expect.stringContaining('a: the file cannot be unpacked'),
    ]);
  });

  it('refuses a file whose checksum is wrong', async () => {
    expect(await refusal([{ name: 'a', content: 'x', declaredCrc: 1 }])).toEqual([expect.stringContaining('checksum')]);
  });

  it('refuses more than the limits allow: files, bytes, ratio', async () => {
    expect(await refusal([{ name: 'a' }, { name: 'b' }], { files: 1 })).toEqual([expect.stringContaining('2 entries')]);
    const zeros = Buffer.alloc(1_000_000);
    expect(await refusal([{ name: 'a', content: zeros, method: 8 }], { unpackedBytes: 999_999 })).toEqual([
      expect.stringContaining('unpacked the archive has'),
    ]);
    expect(await refusal([{ name: 'a', content: zeros, method: 8 }], { ratioFromBytes: 10_000 })).toEqual([
      expect.stringContaining('zip bomb'),
    ]);
  });

  it('refuses entries that share packed bytes', async () => {
    const content = Buffer.alloc(100_000);
    const entries = [
      { name: 'a', content, method: 8 },
      { name: 'b', content, method: 8, sharedWith: 0 },
    ];
    expect(await refusal(entries)).toEqual([expect.stringContaining('shares its packed bytes')]);
  });

  it('follows links inside the package', async () => {
    const tree = await read(
      rawZip([
        { name: 'p/data/1.in', content: 'one' },
        { name: 'p/more/2.in', content: '../data/1.in', mode: LINK },
        { name: 'p/all', content: 'data', mode: LINK },
        { name: 'p/deep/3.in', content: '../all/1.in', mode: LINK },
      ]),
    );
    expect(await textOf(tree, 'p/more/2.in')).toBe('one');
    expect(await textOf(tree, 'p/all/1.in')).toBe('one');
    expect(await textOf(tree, 'p/deep/3.in')).toBe('one');
  });

  it.each(['../../etc/passwd', '/etc/passwd', 'nowhere', 'p/link', '..', ''])(
    'refuses a link to %j',
    async (content) => {
      const errors = await refusal([{ name: 'file' }, { name: 'link', content, mode: LINK }, { name: 'p/x' }]);
      expect(errors).toEqual([expect.stringContaining('the link to')]);
    },
  );

  it('refuses links in a circle, and a link as long as a file', async () => {
    const circle = [
      { name: 'a', content: 'b', mode: LINK },
      { name: 'b', content: 'a', mode: LINK },
    ];
    expect(await refusal(circle)).toHaveLength(2);
    expect(await refusal([{ name: 'a', content: 'x'.repeat(2000), mode: LINK }])).toHaveLength(1);
  });

  it('stops directory links from multiplying files', async () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ name: `d/${String(index)}` }));
    const links = Array.from({ length: 20 }, (_, index) => ({ name: `l${String(index)}`, content: 'd', mode: LINK }));
    expect(await refusal([...many, ...links], { files: 100 })).toEqual([expect.stringContaining('too many files')]);
  });

  it('refuses what is no zip, and one that is cut off', async () => {
    expect(await refusal(Buffer.from('hello'))).toEqual([expect.stringContaining('not a zip archive')]);
    const whole = rawZip([{ name: 'a', content: 'x'.repeat(1000) }]);
    expect(await refusal(whole.subarray(0, 500))).toEqual([expect.stringContaining('not a zip archive')]);
  });
});

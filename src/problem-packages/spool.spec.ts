import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { removeLeftovers } from './spool.js';

it('removes old leftovers of imports, and nothing else', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'docket-spool-'));
  await mkdir(path.join(directory, 'package-a'));
  await writeFile(path.join(directory, 'package-a', '0'), '');
  await writeFile(path.join(directory, 'upload-b.zip'), '');
  await writeFile(path.join(directory, 'blob-c'), '');
  await removeLeftovers(directory);
  expect(await readdir(directory)).toHaveLength(3);
  await removeLeftovers(directory, Date.now() + 25 * 3600_000);
  expect(await readdir(directory)).toEqual(['blob-c']);
  await rm(directory, { recursive: true });
  await removeLeftovers(directory);
});

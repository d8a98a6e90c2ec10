import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { removeLeftovers } from './temporary-files.js';

const HOUR_MS = 3_600_000;

it('removes what was left in the folder for temporary files, a day later', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'docket-temporary-'));
  const folder = path.join(dataDir, 'tmp');
  for (const name of ['package-a', 'feedback-b']) {
    await mkdir(path.join(folder, name), { recursive: true });
    await writeFile(path.join(folder, name, '0'), '');
  }
  await writeFile(path.join(folder, 'upload-c.zip'), '');
  await writeFile(path.join(dataDir, 'cli.json'), '');
  await removeLeftovers(dataDir);
  expect(await readdir(folder)).toHaveLength(3);
  const recently = new Date(Date.now() + 10 * HOUR_MS);
  await utimes(path.join(folder, 'feedback-b'), recently, recently);
  await removeLeftovers(dataDir, Date.now() + 25 * HOUR_MS);
  expect(await readdir(folder)).toEqual(['feedback-b']);
  expect(await readdir(dataDir)).toEqual(['cli.json', 'tmp']);
  await rm(dataDir, { recursive: true });
  await removeLeftovers(dataDir);
});

import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { removeUnfinishedBuilds } from './library-builder.js';
import { libraryDir } from './toolchain-library.js';

const HOUR_MS = 3_600_000;
/** Above the greatest number that Linux gives a process. */
const NOBODY = 2 ** 22 + 1;

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'docket-unfinished-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

async function leave(name: string, ageMs: number): Promise<void> {
  const tree = path.join(libraryDir(dataDir), name);
  await mkdir(path.join(tree, 'usr'), { recursive: true });
  const at = new Date(Date.now() - ageMs);
  await utimes(tree, at, at);
}

it('removes what a killed build left, and nothing that may be another process’s work', async () => {
  await leave(`building-${String(NOBODY)}-000001`, HOUR_MS);
  // Of the process that had our number before us, as in a container that was started again.
  await leave(`building-${String(process.pid)}-000002`, HOUR_MS);
  // Perhaps of a container that shares the folder: its processes have numbers that mean others here, or nobody.
  const kept = [`building-${String(NOBODY)}-000003`, `building-${String(process.pid)}-000004`];
  for (const name of kept) await leave(name, 60_000);
  const alive = [`building-${String(process.ppid)}-000005`, 'aaaa000000000000'];
  for (const name of alive) await leave(name, HOUR_MS);
  await removeUnfinishedBuilds(dataDir);
  expect((await readdir(libraryDir(dataDir))).sort()).toEqual([...kept, ...alive].sort());
});

it('has nothing to do where there is no library yet', async () => {
  await removeUnfinishedBuilds(dataDir);
  expect(await readdir(dataDir)).toEqual([]);
});

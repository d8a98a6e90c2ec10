/** Workers of one machine share their copies of blobs: what one of them finds spoiled, another may just have judged on. */
import 'reflect-metadata';
import { chmod, mkdtemp, open, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { BlobCache } from '../../src/blobs/blob-cache.js';
import { BlobStore } from '../../src/blobs/blob-store.js';
import { loadConfig } from '../../src/config/config.js';
import { connectionOptions } from '../../src/database/database.module.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let dataSource: DataSource;
let dataDir: string;
let ours: BlobCache;
let another: BlobCache;
let blob: string;

beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(path.join(tmpdir(), 'docket-blobs-'));
  const config = loadConfig({ DATABASE_URL: database.url, DOCKET_DATA: dataDir });
  const options = { ...connectionOptions(config), type: 'postgres' };
  dataSource = await new DataSource(options as ConstructorParameters<typeof DataSource>[0]).initialize();
  const store = new BlobStore(dataSource, config);
  ours = new BlobCache(config, store);
  another = new BlobCache(config, store);
  blob = (await store.put(Buffer.from('42\n'))).sha256;
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(() => rm(path.join(dataDir, 'cache'), { recursive: true, force: true }));

it('a copy that stays as it was is vouched for', async () => {
  const used = await ours.use(blob);
  expect(await ours.wasSound(used, true)).toBe(true);
  expect(await ours.use(blob)).toEqual(used);
});

it('workers that use the same copy do not disturb each other', async () => {
  const used = await ours.use(blob);
  const late = new Date(Date.now() - 3_600_000);
  await utimes(await ours.path(blob), late, late);
  const theirs = await another.use(blob);
  expect(await ours.wasSound(used, true)).toBe(true);
  const { mtimeMs } = await stat(await ours.path(blob));
  await another.path(blob);
  expect((await stat(await ours.path(blob))).mtimeMs).toBe(mtimeMs);
  expect(await another.wasSound(theirs, true)).toBe(true);
});

it('a copy spoiled while it was used is found out, and fetched anew', async () => {
  const used = await ours.use(blob);
  await turnOver(await ours.path(blob));
  expect(await ours.wasSound(used, true)).toBe(false);
  expect(await ours.wasSound(await ours.use(blob), true)).toBe(true);
});

it('a copy that another worker found spoiled and threw away is not vouched for', async () => {
  const used = await ours.use(blob);
  const theirs = await another.use(blob);
  await turnOver(await ours.path(blob));
  expect(await another.wasSound(theirs, true)).toBe(false);
  expect(await ours.wasSound(used, true)).toBe(false);
});

it('nor is one that another worker has fetched anew already', async () => {
  const used = await ours.use(blob);
  const theirs = await another.use(blob);
  await turnOver(await ours.path(blob));
  expect(await another.wasSound(theirs, true)).toBe(false);
  await another.path(blob);
  expect(await ours.wasSound(used, true)).toBe(false);
});

/** As a disk that fails does: nothing but the content changes. */
async function turnOver(file: string): Promise<void> {
  await chmod(file, 0o644);
  const { atime, mtime } = await stat(file);
  const handle = await open(file, 'r+');
  await handle.write(Buffer.from('5'), 0, 1, 0);
  await handle.close();
  await utimes(file, atime, mtime);
}

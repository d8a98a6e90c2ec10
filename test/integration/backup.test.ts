/** Backups: everything in one file, whole or refused. Restored with judging: test/e2e/backup.test.ts. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, gzipSync } from 'node:zlib';
import pg from 'pg';
import tar from 'tar-stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkBackup } from '../../src/database/backup/read-backup.js';
import { restoreBackup } from '../../src/database/backup/restore-backup.js';
import { writeBackup } from '../../src/database/backup/write-backup.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { newerPackage, packageZip } from '../support/packages.js';
import { WebApp } from './web-app.js';

let web: WebApp;
let directory: string;
let file: string;
let target: TestDatabase;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'docket-backup-'));
  file = path.join(directory, 'good.docket');
  web = await WebApp.start();
  // Larger than a piece, and with every byte there is.
  const large = Buffer.alloc(
    9 * 1024 * 1024,
    Buffer.from(Array.from({ length: 251 }, (_, index) => (index * 7) % 256)),
  );
  const zip = await packageZip(newerPackage({ 'attachments/large.bin': large }), 'sum');
  const headers = { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' };
  const imported = await fetch(`${web.url}/api/v1/problems`, { method: 'POST', headers, body: new Uint8Array(zip) });
  expect(imported.status).toBe(201);
  const ada = await web.makeStudent('ada');
  await query(
    web.databaseUrl,
    `UPDATE users SET display_name = E'tab\\t, line\\n, back\\\\slash, \\u00fc' WHERE username = 'ada'`,
  );
  await query(web.databaseUrl, `UPDATE problems SET visibility = 'public'`);
  const body = { problem: 'sum', language: 'python', source: 'print(1)\n' };
  expect((await web.send('POST', '/submissions', { token: ada.token, body })).status).toBe(202);
  await query(web.databaseUrl, `UPDATE jobs SET state = 'leased', worker_id = 'gone', lease_ends_at = now()`);
  await writeBackup(web.databaseUrl, file, () => undefined);
});
afterAll(async () => {
  await target.drop();
  await web.stop();
  await rm(directory, { recursive: true });
});
beforeEach(async () => {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- not before the first test
  await target?.drop();
  target = await freshDatabase();
});

async function query(url: string, sql: string, parameters: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}

const restore = (from: string, emptyFirst = false) =>
  restoreBackup(target.url, from, { emptyFirst, onTable: () => undefined });

/** Every row of every table, by its digest. */
async function content(url: string): Promise<Record<string, unknown>> {
  const tables = await query(url, `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
  const parts = tables.map(
    ({ name }) =>
      `SELECT '${String(name)}' AS name, md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) AS rows FROM ${String(name)} AS t`,
  );
  const digests = await query(url, parts.join(' UNION ALL '));
  return Object.fromEntries(digests.map(({ name, rows }) => [name, rows]));
}

it('brings back every row of every table, and numbers go on where they were', async () => {
  const { rows } = await restore(file);
  expect(rows).toBeGreaterThan(30);
  const OTHER = ['jobs', 'workers', 'schema_migrations'];
  const before = Object.entries(await content(web.databaseUrl)).filter(([name]) => !OTHER.includes(name));
  expect(await content(target.url)).toMatchObject(Object.fromEntries(before));
  expect(await query(target.url, 'SELECT name, checksum FROM schema_migrations ORDER BY 1')).toEqual(
    await query(web.databaseUrl, 'SELECT name, checksum FROM schema_migrations ORDER BY 1'),
  );
  expect(await query(target.url, 'SELECT state, worker_id FROM jobs')).toEqual([{ state: 'waiting', worker_id: null }]);
  const next = `INSERT INTO users (username, role) VALUES ('next', 'student') RETURNING id`;
  expect(await query(target.url, next)).toEqual(await query(web.databaseUrl, next));
  await query(web.databaseUrl, `DELETE FROM users WHERE username = 'next'`);
});

it('is readable for its owner only, and no other file is written over', async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await expect(writeBackup(web.databaseUrl, file, () => undefined)).rejects.toThrow(/is there already/);
  const besides = (await readdir(path.dirname(file))).filter((name) => name.startsWith(`${path.basename(file)}.`));
  expect(besides).toEqual([]);
  expect((await checkBackup(file)).manifest.tables.length).toBeGreaterThan(15);
});

it('an installation that holds something is left alone, unless it is meant to be emptied', async () => {
  await query(target.url, `INSERT INTO users (username, role) VALUES ('somebody', 'student')`);
  const before = await content(target.url);
  await expect(restore(file)).rejects.toThrow(/holds accounts or problems already.*--force-empty/);
  expect(await content(target.url)).toEqual(before);
  await restore(file, true);
  expect(await query(target.url, `SELECT username FROM users ORDER BY id`)).toEqual([
    { username: 'admin' },
    { username: 'ada' },
  ]);
});

it('an installation in use is left alone', async () => {
  const client = new pg.Client({ connectionString: target.url, application_name: 'docket-worker' });
  await client.connect();
  try {
    await expect(restore(file, true)).rejects.toThrow(/in use \(docket-worker\): stop Docket first/);
  } finally {
    await client.end();
  }
});

/** The backup with its entries changed; the checksums stay as they were. */
async function changed(name: string, change: (entry: string, bytes: Buffer) => Buffer | null): Promise<string> {
  const into = path.join(directory, `${name}.docket`);
  const extract = tar.extract();
  const pack = tar.pack();
  const writing = pipeline(pack, createGzip(), createWriteStream(into));
  const reading = pipeline(createReadStream(file), createGunzip(), extract);
  for await (const entry of extract) {
    const parts: Buffer[] = [];
    for await (const part of entry) parts.push(part);
    const bytes = change(entry.header.name, Buffer.concat(parts));
    if (bytes !== null) pack.entry({ name: entry.header.name }, bytes);
  }
  await reading;
  pack.finalize();
  await writing;
  return into;
}

async function made(name: string, bytes: Buffer): Promise<string> {
  const into = path.join(directory, name);
  await writeFile(into, bytes);
  return into;
}

const BROKEN: [what: string, make: () => Promise<string>, says: RegExp][] = [
  ['that is not there', () => Promise.resolve(path.join(directory, 'nowhere')), /cannot be read/],
  ['that is empty', () => made('empty', Buffer.alloc(0)), /no backup of Docket|cut off/],
  ['that is a picture', () => made('picture', Buffer.from('\x89PNG\r\n')), /no backup of Docket/],
  ['that is another gzip', () => made('text.gz', gzipSync('hello')), /no backup of Docket|cut off/],
  [
    'that is another archive',
    async () => changed('foreign', (name, bytes) => (name === 'manifest.json' ? null : bytes)),
    /no backup of Docket/,
  ],
  [
    'that is cut off',
    async () => made('cut', (await readFile(file)).subarray(0, Math.floor((await stat(file)).size * 0.9))),
    /damaged or cut off/,
  ],
  ['without its end', () => changed('endless', (name, bytes) => (name === 'checksums.json' ? null : bytes)), /cut off/],
  [
    'with a flipped bit',
    async () => {
      const bytes = await readFile(file);
      bytes[Math.floor(bytes.length / 2)]! ^= 4;
      return made('flipped', bytes);
    },
    /damaged/,
  ],
  [
    'with a changed row',
    () =>
      changed('row', (name, bytes) =>
        name.startsWith('tables/users/') ? Buffer.from(bytes.toString().replace('student', 'admin')) : bytes,
      ),
    /does not have its checksums/,
  ],
  [
    'that lacks rows',
    () => changed('lacks', (name, bytes) => (name.startsWith('tables/test_cases/') ? null : bytes)),
    /checksums/,
  ],
  [
    'of a newer format',
    () =>
      changed('newer', (name, bytes) =>
        name === 'manifest.json'
          ? Buffer.from(bytes.toString().replace('"formatVersion": 1', '"formatVersion": 2'))
          : bytes,
      ),
    /in format 2/,
  ],
];

describe('a file', () => {
  it.each(BROKEN)('%s is refused before anything is written', async (_what, make, says) => {
    const before = await content(target.url);
    const broken = await make();
    const refused = expect.objectContaining({
      name: 'BackupError',
      message: expect.stringMatching(says) as string,
    }) as Error;
    await expect(restore(broken, true)).rejects.toEqual(refused);
    expect(await content(target.url)).toEqual(before);
  });
});

it('where the disk refuses, no half file is left', async () => {
  const closed = path.join(directory, 'no-such-folder', 'x.docket');
  await expect(writeBackup(web.databaseUrl, closed, () => undefined)).rejects.toThrow(/cannot be made/);
});

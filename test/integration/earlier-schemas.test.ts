/**
 * An installation of each earlier release, with rows in every table, comes to this version without losing any.
 * `test/schemas/<last migration of the release>.json` holds the rows; `dump.ts` beside them makes the next one.
 */
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreBackup } from '../../src/database/backup/restore-backup.js';
import { writeBackup } from '../../src/database/backup/write-backup.js';
import { migrate, SHIPPED_MIGRATIONS } from '../../src/database/migrate.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { WebApp } from './web-app.js';

const SCHEMAS = fileURLToPath(new URL('../schemas/', import.meta.url));
const RELEASES = (await readdir(SCHEMAS)).filter((name) => name.endsWith('.json')).map((name) => path.parse(name).name);

type Rows = Record<string, unknown>[];
type Dump = Record<string, Rows>;

let database: TestDatabase;
let client: pg.Client;

beforeEach(async () => {
  database = await freshDatabase();
  client = await connected(database.url);
});
afterEach(async () => {
  await client.end();
  await database.drop();
});

async function connected(url: string): Promise<pg.Client> {
  const made = new pg.Client(url);
  made.on('error', () => undefined);
  await made.connect();
  return made;
}

/** As that release left it. */
async function install(release: string): Promise<Dump> {
  const directory = await mkdtemp(path.join(tmpdir(), 'docket-release-'));
  try {
    for (const name of await readdir(SHIPPED_MIGRATIONS)) {
      if (name <= `${release}.sql`) await cp(path.join(SHIPPED_MIGRATIONS, name), path.join(directory, name));
    }
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await migrate(database.url, directory);
  } finally {
    await rm(directory, { recursive: true });
  }
  const dump = JSON.parse(await readFile(path.join(SCHEMAS, `${release}.json`), 'utf8')) as Dump;
  await client.query('BEGIN; SET CONSTRAINTS ALL DEFERRED');
  for (const [table, rows] of Object.entries(dump)) {
    await client.query(
      `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    );
  }
  for (const { name, column } of await identities()) {
    await client.query(`SELECT setval(pg_get_serial_sequence($1, $2), (SELECT max(${column}) FROM ${name}))`, [
      name,
      column,
    ]);
  }
  await client.query('COMMIT');
  return dump;
}

async function identities(): Promise<{ name: string; column: string }[]> {
  const { rows } = await client.query<{ name: string; column: string }>(
    `SELECT table_name AS name, column_name AS column FROM information_schema.columns
      WHERE table_schema = 'public' AND is_identity = 'YES'`,
  );
  return rows;
}

async function tables(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migrations'`,
  );
  return rows.map(({ name }) => name).sort();
}

async function rowsOf(table: string): Promise<Rows> {
  const { rows } = await client.query<{ row: Record<string, unknown> }>(`SELECT to_jsonb(t) AS row FROM ${table} AS t`);
  return rows.map(({ row }) => row);
}

/** Tables, columns, keys, indexes and triggers, however they came about. */
async function schema(on: pg.Client): Promise<unknown[]> {
  const { rows } = await on.query<Record<string, unknown>>(
    `SELECT table_name || '.' || column_name AS name,
            data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS what
       FROM information_schema.columns WHERE table_schema = 'public'
     UNION ALL SELECT conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid)
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
     UNION ALL SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
     ORDER BY 1, 2`,
  );
  return rows;
}

describe.each(RELEASES)('from %s', (release) => {
  it('the test data has rows in every table', async () => {
    const dump = await install(release);
    expect(Object.keys(dump).sort()).toEqual(await tables());
    expect(Object.entries(dump).filter(([, rows]) => rows.length === 0)).toEqual([]);
  });

  it('every row stays, value by value', async () => {
    const dump = await install(release);
    const before = new Map<string, Rows>();
    for (const table of Object.keys(dump)) before.set(table, await rowsOf(table));
    const applied = await migrate(database.url);
    expect(applied.every((name) => name > `${release}.sql`)).toBe(true);
    for (const [table, rows] of before) {
      const now = await rowsOf(table);
      expect(now, table).toHaveLength(rows.length);
      expect(now, table).toEqual(expect.arrayContaining(rows.map((row) => expect.objectContaining(row) as unknown)));
    }
  });

  it('the schema is that of a new installation', async () => {
    await install(release);
    await migrate(database.url);
    const fresh = await freshDatabase();
    const other = await connected(fresh.url);
    try {
      expect(await schema(client)).toEqual(await schema(other));
    } finally {
      await other.end();
      await fresh.drop();
    }
  });

  it('a backup of it is restored in this version', async () => {
    await install(release);
    const directory = await mkdtemp(path.join(tmpdir(), 'docket-release-'));
    const target = await freshDatabase();
    try {
      const file = path.join(directory, 'old.docket');
      await writeBackup(database.url, file, () => undefined);
      const { migrated } = await restoreBackup(target.url, file, { emptyFirst: false, onTable: () => undefined });
      expect(migrated.every((name) => name > `${release}.sql`)).toBe(true);
      const restored = await connected(target.url);
      const { rows } = await restored.query<{ verdict: string | null }>('SELECT verdict FROM submissions ORDER BY id');
      await restored.end();
      expect(rows.map(({ verdict }) => verdict)).toEqual(['AC', 'WA', null, null]);
    } finally {
      await target.drop();
      await rm(directory, { recursive: true });
    }
  });

  it('people sign in and find their submissions, and new ones are taken', async () => {
    await install(release);
    await migrate(database.url);
    const web = await WebApp.start({}, [], { url: database.url, drop: () => Promise.resolve() });
    try {
      const cookie = await web.signIn('ada', 'password of ada');
      const list = (await web.send('GET', '/submissions', { cookie })).body.items as { id: number; verdict: string }[];
      expect(list.map(({ verdict }) => verdict)).toEqual(['WA', 'AC']);
      const [wrong] = list;
      const shown = (await web.send('GET', `/submissions/${String(wrong?.id)}`, { cookie })).body;
      expect(shown).toMatchObject({ verdict: 'WA', runs: [{ verdict: 'WA', reason: 'Line 1 differs' }] });
      const { files } = (await web.send('GET', `/submissions/${String(wrong?.id)}/source`, { cookie })).body;
      expect(files).toMatchObject([{ content: 'print(3)\n' }]);
      const body = { problem: 'sum', language: 'python', source: 'print(4)\n' };
      const handedIn = await web.send('POST', '/submissions', { cookie, headers: { origin: web.url }, body });
      expect(handedIn.status).toBe(202);
      const token = web.adminToken;
      const rejudging = await web.send('POST', '/rejudgings', { token, body: { problem: 'sum' } });
      expect(rejudging).toMatchObject({ status: 202, body: { total: 2 } });
    } finally {
      await web.stop();
    }
  });
});

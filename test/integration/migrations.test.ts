/** How a database comes to its schema. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '../../src/database/migrate.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

const SHIPPED = new URL('../../migrations/', import.meta.url);
const NEXT = '29990101000000-next.sql';

let database: TestDatabase;
let directory: string;

beforeEach(async () => {
  database = await freshDatabase();
  directory = await mkdtemp(path.join(tmpdir(), 'docket-migrations-'));
  await cp(SHIPPED, directory, { recursive: true });
});
afterEach(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

const addFile = (name: string, sql: string) => writeFile(path.join(directory, name), sql);

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client(database.url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function empty(): Promise<void> {
  await query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
}

it('an empty database gets all of it, and a second time nothing', async () => {
  await empty();
  const applied = await migrate(database.url);
  expect(applied.length).toBeGreaterThan(0);
  expect(await query('SELECT name FROM schema_migrations ORDER BY name')).toEqual(applied.map((name) => ({ name })));
  expect(await migrate(database.url)).toEqual([]);
});

it('processes that start at once apply each file once', async () => {
  await empty();
  await addFile(NEXT, 'CREATE TABLE once (n int); SELECT pg_sleep(0.2)');
  const results = await Promise.all(Array.from({ length: 4 }, () => migrate(database.url, directory)));
  expect(results.filter((applied) => applied.length > 0)).toHaveLength(1);
});

it('a file that was applied and then edited is refused', async () => {
  const [name] = (await query('SELECT name FROM schema_migrations LIMIT 1')).map(
    (row) => (row as { name: string }).name,
  );
  await addFile(name!, 'SELECT 1');
  await expect(migrate(database.url, directory)).rejects.toThrow(`${name!} was changed after it was applied`);
});

it('a file that fails leaves nothing of itself, and the next start goes on', async () => {
  await addFile(NEXT, 'CREATE TABLE half (n int); SELECT * FROM missing');
  await expect(migrate(database.url, directory)).rejects.toThrow(/next\.sql failed and was rolled back.*missing/);
  expect(await query(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
  await addFile(NEXT, 'CREATE TABLE half (n int)');
  expect(await migrate(database.url, directory)).toEqual([NEXT]);
});

it('a database of a newer version is left alone', async () => {
  await query(`INSERT INTO schema_migrations (name, checksum) VALUES ('${NEXT}', 'x')`);
  await expect(migrate(database.url)).rejects.toThrow(/newer version/);
});

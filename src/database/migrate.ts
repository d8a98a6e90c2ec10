/**
 * Brings a database to the schema of this version: applies the plain SQL files of `migrations/` in the order of their
 * names, each in a transaction of its own together with its row in `schema_migrations`. An advisory lock lets any
 * number of processes start at once. A file that was applied is never edited: its checksum is compared.
 */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** Any constant will do, as long as it stays: every version must take the same lock. */
const ADVISORY_LOCK_KEY = 7_238_111_904;
const FILE_NAME = /^\d{14}-[a-z0-9-]+\.sql$/;
/** The folder of this version's own files. */
export const SHIPPED_MIGRATIONS = fileURLToPath(new URL('../../migrations/', import.meta.url));

export interface MigrationFile {
  name: string;
  sql: string;
  /** sha-256 of the file, hex. */
  checksum: string;
}

/** The database and the files contradict each other; the message says where and what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/**
 * Applies what is missing.
 *
 * @returns the names of the files applied just now, in order
 * @throws MigrationError when an applied file has changed or vanished, or the database is of a newer version
 */
export async function migrate(databaseUrl: string, directory: string = SHIPPED_MIGRATIONS): Promise<string[]> {
  const files = await readMigrations(directory);
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'docket-migrate' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK_KEY]);
    const pending = pendingMigrations(files, await readApplied(client));
    for (const file of pending) await apply(client, file);
    return pending.map((file) => file.name);
  } finally {
    // Ending the connection frees the lock.
    await client.end();
  }
}

/** The shipped files, ordered by name. */
export async function readMigrations(directory: string): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const odd = names.find((name) => !FILE_NAME.test(name));
  if (odd !== undefined) {
    throw new MigrationError(`${odd} is not a migration's name; call it like 20261121090000-what-it-adds.sql`);
  }
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(directory, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Which files are to be applied, given name and checksum of those that were. Pure. */
export function pendingMigrations(
  files: readonly MigrationFile[],
  applied: readonly { name: string; checksum: string }[],
): MigrationFile[] {
  for (const row of applied) {
    const file = files.find(({ name }) => name === row.name);
    if (file === undefined) {
      throw new MigrationError(`The database has had ${row.name}, which this version lacks: it is of a newer version`);
    }
    if (file.checksum !== row.checksum) {
      throw new MigrationError(
        `${row.name} was changed after it was applied; restore it and put the change in a new file`,
      );
    }
  }
  const pending = files.filter(({ name }) => !applied.some((row) => row.name === name));
  const last = applied
    .map(({ name }) => name)
    .sort()
    .at(-1);
  const late = pending.find(({ name }) => last !== undefined && name < last);
  if (late !== undefined) {
    throw new MigrationError(
      `${late.name} comes before ${last ?? ''}, which was applied; give it a later time in its name`,
    );
  }
  return pending;
}

const TABLE_OF_APPLIED = `CREATE TABLE IF NOT EXISTS schema_migrations (
  name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`;

async function readApplied(client: pg.Client): Promise<{ name: string; checksum: string }[]> {
  await client.query(TABLE_OF_APPLIED);
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM schema_migrations',
  );
  return rows;
}

async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  try {
    await client.query('BEGIN');
    await applyWithin(client, file);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new MigrationError(`${file.name} failed and was rolled back: ${String(cause)}`, { cause });
  }
}

/** Applies one file as part of the caller's transaction, whatever was applied before. */
export async function applyWithin(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query(TABLE_OF_APPLIED);
  await client.query(file.sql);
  await client.query('INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)', [file.name, file.checksum]);
}

/**
 * Fills a database from a backup, all of it in one transaction: the schema that the backup has, its rows, the state of
 * its sequences. Migrations that are newer follow after that, as with any other start.
 */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { applyWithin, migrate, type MigrationFile, readMigrations, SHIPPED_MIGRATIONS } from '../migrate.js';
import { BackupError, type BackupManifest, quoted, tableOf } from './backup-format.js';
import { type CheckedBackup, checkBackup, readEntries } from './read-backup.js';
import { tablesInLoadOrder } from './table-order.js';

export interface RestoreOptions {
  /** Removes everything that the database holds first. */
  emptyFirst: boolean;
  onTable: (table: string) => void;
}

export interface RestoreSummary {
  createdAt: string;
  rows: number;
  /** Migrations applied after the backup's own. */
  migrated: string[];
}

/** Rows that only tell that there is an installation, not that anybody used it. */
const TELLING_TABLES = ['users', 'problems', 'problem_versions', 'submissions', 'blobs'];

/**
 * @throws BackupError for a file that is not whole, or of a newer version of Docket; for a database that holds something
 *   or is in use. The database is as it was then.
 */
export async function restoreBackup(
  databaseUrl: string,
  file: string,
  options: RestoreOptions,
): Promise<RestoreSummary> {
  const backup = await checkBackup(file);
  const schema = await schemaOf(backup.manifest);
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'docket-restore' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await refuseUse(client);
    if (options.emptyFirst || (await isEmpty(client)))
      await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    else {
      throw new BackupError(
        'This installation holds accounts or problems already. Restore into an empty one, or let --force-empty remove all that is here first',
      );
    }
    for (const migration of schema) await applyWithin(client, migration);
    await client.query('SET CONSTRAINTS ALL DEFERRED');
    await loadTables(client, file, backup, options.onTable);
    await setSequences(client, backup);
    // Whoever had a job then is not here.
    await client.query(
      `UPDATE jobs SET state = 'waiting', worker_id = NULL, lease_ends_at = NULL WHERE state = 'leased'`,
    );
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
  const rows = Object.values(backup.checksums.rows).reduce((sum, count) => sum + count, 0);
  return { createdAt: backup.manifest.createdAt, rows, migrated: await migrate(databaseUrl) };
}

/** The files of this version that make the backup's schema. */
async function schemaOf({ migrations }: BackupManifest): Promise<MigrationFile[]> {
  const shipped = await readMigrations(SHIPPED_MIGRATIONS);
  return migrations.map(({ name, checksum }) => {
    const file = shipped.find((one) => one.name === name && one.checksum === checksum);
    if (file !== undefined) return file;
    throw new BackupError(`The backup has had the migration ${name}, which this version lacks: use a newer Docket`);
  });
}

async function refuseUse(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ application_name: string }>(
    `SELECT DISTINCT application_name FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'docket%'`,
  );
  if (rows.length === 0) return;
  const users = rows.map((row) => row.application_name).join(', ');
  throw new BackupError(`The database is in use (${users}): stop Docket first (docket down, or its services)`);
}

async function isEmpty(client: pg.Client): Promise<boolean> {
  for (const table of TELLING_TABLES) {
    const { rows } = await client.query<{ table: string | null }>('SELECT to_regclass($1)::text AS table', [
      `public.${table}`,
    ]);
    if (rows[0]?.table == null) continue;
    const { rowCount } = await client.query(`SELECT FROM ${quoted(table)} LIMIT 1`);
    if (rowCount !== 0) return false;
  }
  return true;
}

async function loadTables(
  client: pg.Client,
  file: string,
  { manifest, checksums }: CheckedBackup,
  onTable: (table: string) => void,
): Promise<void> {
  const present = await tablesInLoadOrder(client);
  const entries = readEntries(file);
  let entry = await entries.next();
  await skipContent(entry);
  entry = await entries.next();
  for (const { name, columns } of manifest.tables) {
    const known = present.find((table) => table.name === name)?.columns ?? [];
    const strange = columns.filter((column) => !known.includes(column));
    if (strange.length > 0 || known.length === 0) {
      throw new BackupError(
        `The backup's table ${name} does not fit its schema (${strange.join(', ') || 'there is none'})`,
      );
    }
    onTable(name);
    const target = client.query(
      copyStreams.from(`COPY ${quoted(name)} (${columns.map(quoted).join(', ')}) FROM STDIN`),
    );
    const pieces = async function* (): AsyncGenerator<Buffer> {
      while (entry.done !== true && tableOf(entry.value.name) === name) {
        yield* entry.value.content as AsyncIterable<Buffer>;
        entry = await entries.next();
      }
    };
    await pipeline(Readable.from(pieces(), { objectMode: false }), target);
    if (target.rowCount !== checksums.rows[name]) {
      throw new BackupError(
        `Of the table ${name}, ${String(target.rowCount)} rows came instead of ${String(checksums.rows[name])}`,
      );
    }
  }
}

async function skipContent(entry: IteratorResult<{ content: Readable }, void>): Promise<void> {
  if (entry.done === true) return;
  await buffer(entry.value.content);
}

async function setSequences(client: pg.Client, { checksums }: CheckedBackup): Promise<void> {
  for (const [name, last] of Object.entries(checksums.sequences)) {
    if (last !== null) await client.query('SELECT setval($1::regclass, $2)', [`public.${quoted(name)}`, last]);
  }
}

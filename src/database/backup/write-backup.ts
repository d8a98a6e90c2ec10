/**
 * Writes the whole database into one file: a consistent picture of one moment, taken while everything runs on. Rows
 * stream from PostgreSQL through gzip to the disk; memory holds one piece at a time.
 */
import { createHash } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import tar from 'tar-stream';
import {
  type BackupChecksums,
  BackupError,
  type BackupManifest,
  CHECKSUMS,
  FORMAT,
  FORMAT_VERSION,
  MANIFEST,
  PIECE_BYTES,
  pieceName,
  quoted,
} from './backup-format.js';
import { type TableColumns, tablesInLoadOrder } from './table-order.js';

/** More makes it slower without making it much smaller: most of it is test data. */
const COMPRESSION_LEVEL = 3;
const NEWLINE = 0x0a;

export interface BackupSummary {
  tables: number;
  rows: number;
  /** Before compression. */
  bytes: number;
}

/**
 * @param file made anew, readable for its owner only: it holds password hashes
 * @throws BackupError when the file exists, or the database has no schema
 */
export async function writeBackup(
  databaseUrl: string,
  file: string,
  onTable: (table: string) => void,
): Promise<BackupSummary> {
  await removeUnfinished(file);
  const aside = `${file}.${String(process.pid)}.part`;
  const target = await open(aside, 'wx', 0o600).catch((cause: unknown) => {
    throw new BackupError(`${aside} cannot be made: ${String(cause)}`, { cause });
  });
  try {
    if (await exists(file)) throw new BackupError(`${file} is there already; give another name, or remove it first`);
    const pack = tar.pack();
    const written = pipeline(pack, createGzip({ level: COMPRESSION_LEVEL }), target.createWriteStream({ flush: true }));
    // A failure is thrown by whichever of the two meets it; the other must not end the process.
    written.catch(() => undefined);
    const writer = new EntryWriter(pack);
    const summary = await writeContent(databaseUrl, writer, onTable).catch((error: unknown) => {
      pack.destroy();
      throw error;
    });
    pack.finalize();
    await written;
    await rename(aside, file);
    return summary;
  } finally {
    await target.close().catch(() => undefined);
    await rm(aside, { force: true });
  }
}

/** A backup that was killed leaves what it had written. */
async function removeUnfinished(file: string): Promise<void> {
  const folder = path.dirname(path.resolve(file));
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = name.startsWith(`${path.basename(file)}.`) ? /\.(\d+)\.part$/.exec(name)?.[1] : undefined;
    if (pid !== undefined && !isAlive(Number(pid))) await rm(path.join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function exists(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => null);
  await handle?.close();
  return handle !== null;
}

async function writeContent(
  databaseUrl: string,
  writer: EntryWriter,
  onTable: (table: string) => void,
): Promise<BackupSummary> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'docket-backup' });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const manifest = await describe(client);
    await writer.add(MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
    const rows: Record<string, number> = {};
    for (const table of manifest.tables) {
      onTable(table.name);
      rows[table.name] = await writeTable(client, table, writer);
    }
    const checksums: BackupChecksums = { entries: writer.entries, rows, sequences: await sequences(client) };
    const bytes = writer.entries.reduce((sum, entry) => sum + entry.bytes, 0);
    await writer.add(CHECKSUMS, Buffer.from(`${JSON.stringify(checksums)}\n`));
    return { tables: manifest.tables.length, rows: Object.values(rows).reduce((sum, count) => sum + count, 0), bytes };
  } finally {
    await client.end();
  }
}

async function describe(client: pg.Client): Promise<BackupManifest> {
  const { rows: known } = await client.query<{ table: string | null }>(
    `SELECT to_regclass('public.schema_migrations')::text AS table`,
  );
  if (known[0]?.table == null)
    throw new BackupError('The database has no schema of Docket: there is nothing to back up');
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM schema_migrations ORDER BY name',
  );
  const tables = await tablesInLoadOrder(client);
  return { format: FORMAT, formatVersion: FORMAT_VERSION, createdAt: new Date().toISOString(), migrations, tables };
}

/** @returns how many rows */
async function writeTable(client: pg.Client, table: TableColumns, writer: EntryWriter): Promise<number> {
  const columns = table.columns.map(quoted).join(', ');
  const stream = client.query(copyStreams.to(`COPY ${quoted(table.name)} (${columns}) TO STDOUT`));
  let rows = 0;
  let ordinal = 0;
  for await (const piece of inPieces(stream)) {
    for (const byte of piece) if (byte === NEWLINE) rows += 1;
    ordinal += 1;
    await writer.add(pieceName(table.name, ordinal), piece);
  }
  return rows;
}

async function* inPieces(stream: Readable): AsyncGenerator<Buffer> {
  let gathered: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    gathered.push(chunk);
    length += chunk.length;
    if (length < PIECE_BYTES) continue;
    yield Buffer.concat(gathered);
    gathered = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(gathered);
}

/** Read after the snapshot was taken, so never behind the rows in it. */
async function sequences(client: pg.Client): Promise<BackupChecksums['sequences']> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public'`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last === null ? null : Number(last)]));
}

/** Adds one entry after the other and remembers their checksums. */
class EntryWriter {
  readonly entries: BackupChecksums['entries'] = [];

  constructor(private readonly pack: tar.Pack) {}

  async add(name: string, content: Buffer): Promise<void> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    this.entries.push({ name, bytes: content.length, sha256 });
    const entry = this.pack.entry({ name, size: content.length, mode: 0o600 });
    // The pipeline waits for the disk: what is not written yet is not more than this entry.
    await pipeline(Readable.from([content]), entry);
  }
}

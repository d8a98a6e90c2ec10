import { execFile } from 'node:child_process';
import { mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withDatabase } from '../../src/cli/up/with-database.js';
import { loadConfig } from '../../src/config/config.js';
import {
  isEmbeddedPostgresRunning,
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
} from '../../src/database/embedded-postgres.js';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'docket-pg-'));
});

afterEach(async () => {
  await stopEmbeddedPostgres(dataDir);
  await rm(dataDir, { recursive: true, force: true });
});

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  it('keeps committed rows over a kill -9 of the server', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await query(first.url, 'CREATE TABLE kept (n integer); INSERT INTO kept VALUES (42)');
    process.kill(first.pid, 'SIGKILL');
    const second = await startEmbeddedPostgres({ dataDir });
    expect(second.pid).not.toBe(first.pid);
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
  });

  it('takes over a server that still runs', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    const second = await startEmbeddedPostgres({ dataDir });
    expect(second.pid).toBe(first.pid);
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('starts although its lock file names a process that is something else by now', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await first.stop();
    await writeFile(path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), `${String(process.pid)}\n`);
    const second = await startEmbeddedPostgres({ dataDir });
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('gives the application a role that is no superuser and keeps its password to the owner', async () => {
    const { url } = await startEmbeddedPostgres({ dataDir });
    expect(await query(url, 'SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user')).toEqual([
      { rolsuper: false, rolcreaterole: false },
    ]);
    const { mode } = await stat(path.join(dataDir, 'postgres', 'access.json'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('makes one cluster of two first starts at once', async () => {
    const [one, other] = await Promise.all([startEmbeddedPostgres({ dataDir }), startEmbeddedPostgres({ dataDir })]);
    expect(one.pid).toBe(other.pid);
    expect(await query(other.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is not taken for what a killed server left by somebody who looked a moment before it started', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await first.stop();
    // Whoever reads it waits until it has content: a look that lasts until the next server runs.
    const lockFile = path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
    await promisify(execFile)('mkfifo', [lockFile]);
    const looking = isEmbeddedPostgresRunning(dataDir);
    const fifo = await open(lockFile, 'w');
    await rm(lockFile);
    const second = await startEmbeddedPostgres({ dataDir });
    await fifo.writeFile(`${String(2 ** 30)}\n`);
    await fifo.close();
    await looking;
    expect(Number((await readFile(lockFile, 'utf8')).split('\n')[0])).toBe(second.pid);
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is not stopped by whoever started it for a moment, as long as somebody else uses it', async () => {
    const config = { ...loadConfig({}), dataDir, databaseUrl: null };
    const done = Promise.withResolvers<undefined>();
    const begun = Promise.withResolvers<undefined>();
    const first = withDatabase(config, () => {
      begun.resolve(undefined);
      return done.promise;
    });
    await begun.promise;
    await withDatabase(config, async (url) => {
      done.resolve(undefined);
      await first;
      expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });
    await stopEmbeddedPostgres(dataDir);
    await withDatabase(config, (url) => query(url, 'SELECT 1'));
    expect(await isEmbeddedPostgresRunning(dataDir)).toBe(false);
  });

  it('names the file whose loss makes the data unreachable', async () => {
    const server = await startEmbeddedPostgres({ dataDir });
    await server.stop();
    await rm(path.join(dataDir, 'postgres', 'access.json'));
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/access\.json is gone.*remove/);
  });
});

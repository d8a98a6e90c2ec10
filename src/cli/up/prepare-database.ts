/** The database as the programs need it: its schema, a first admin, and the token that `docket` uses on this machine. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureAdmin, ensureCliToken, type EnsuredAdmin } from '../../auth/ensure-admin.js';
import type { Config } from '../../config/config.js';
import { migrate, MigrationError } from '../../database/migrate.js';
import type { Progress } from './prepare.js';
import { readJson } from './read-json.js';
import { SetUpError } from './set-up-error.js';

/** @throws SetUpError, MigrationError */
export async function prepareSchema(config: Config, databaseUrl: string, onProgress: Progress): Promise<void> {
  const applied = await orSetUpError(config, () => migrate(databaseUrl));
  if (applied.length === 0) return;
  onProgress('Database', `${String(applied.length)} ${applied.length > 1 ? 'migrations' : 'migration'} applied`);
}

/**
 * The first admin, and an admin token with the server's address in `<dataDir>/cli.json`, for its owner only.
 *
 * @param url the server's address on this machine
 */
export async function prepareAccess(config: Config, databaseUrl: string, url: string): Promise<EnsuredAdmin> {
  return orSetUpError(config, async () => {
    const admin = await ensureAdmin(databaseUrl);
    const token = await ensureCliToken(databaseUrl, await findCliToken(config.dataDir));
    await mkdir(config.dataDir, { recursive: true });
    const file = accessFile(config.dataDir);
    const aside = `${file}.${String(process.pid)}`;
    await writeFile(aside, `${JSON.stringify({ url, token }, null, 2)}\n`, { mode: 0o600 });
    await rename(aside, file);
    return admin;
  });
}

/** The token of {@link prepareAccess}; null before its first call. */
export async function findCliToken(dataDir: string): Promise<string | null> {
  return (await readJson<{ token: string }>(accessFile(dataDir)))?.token ?? null;
}

async function orSetUpError<T>(config: Config, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (config.databaseUrl === null || cause instanceof MigrationError) throw cause;
    const { host } = new URL(config.databaseUrl);
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new SetUpError(
      `The database at ${host} cannot be used (${message || (code ?? 'no reason given')}): ` +
        'correct DATABASE_URL, or unset it to use the embedded PostgreSQL.',
      { cause },
    );
  }
}

function accessFile(dataDir: string): string {
  return path.join(dataDir, 'cli.json');
}

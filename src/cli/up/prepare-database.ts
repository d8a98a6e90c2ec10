import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureAdmin, ensureCliToken, type EnsuredAdmin } from '../../auth/ensure-admin.js';
import type { Config } from '../../config/config.js';
import { startEmbeddedPostgres } from '../../database/embedded-postgres.js';
import { migrate, MigrationError } from '../../database/migrate.js';
import { SetUpError } from './set-up-error.js';

export interface PreparedDatabase {
  admin: EnsuredAdmin;
  /** Admin token for the command line on this machine. */
  token: string;
}

/**
 * Brings the database to this version's schema (starting the embedded one where no other is configured), and makes the
 * first admin and the token that `docket` uses on this machine, kept in `<dataDir>/cli.json` for its owner only.
 */
export async function prepareDatabase(
  config: Config,
  url: string,
  onProgress: (step: string) => void,
): Promise<PreparedDatabase> {
  const databaseUrl = config.databaseUrl ?? (await startEmbeddedPostgres({ dataDir: config.dataDir })).url;
  try {
    const applied = await migrate(databaseUrl);
    if (applied.length > 0) onProgress(`${String(applied.length)} migration${applied.length > 1 ? 's' : ''} applied`);
    const admin = await ensureAdmin(databaseUrl);
    const token = await ensureCliToken(databaseUrl, await readToken(config.dataDir));
    await writeAccess(config.dataDir, { url, token });
    return { admin, token };
  } catch (cause) {
    if (config.databaseUrl === null || cause instanceof MigrationError) throw cause;
    const { host } = new URL(config.databaseUrl);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SetUpError(
      `The database at ${host} cannot be used (${reason}): correct DATABASE_URL, or unset it to use the embedded PostgreSQL.`,
      { cause },
    );
  }
}

async function readToken(dataDir: string): Promise<string | null> {
  const text = await readFile(accessFile(dataDir), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as { token: string }).token;
}

async function writeAccess(dataDir: string, access: { url: string; token: string }): Promise<void> {
  const aside = `${accessFile(dataDir)}.${String(process.pid)}`;
  await writeFile(aside, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600 });
  await rename(aside, accessFile(dataDir));
}

function accessFile(dataDir: string): string {
  return path.join(dataDir, 'cli.json');
}

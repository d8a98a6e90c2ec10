import path from 'node:path';
import pg from 'pg';
import type { Config } from '../../config/config.js';
import { findServerOf } from '../../database/postgres-processes.js';
import { bad, good, poor, type Check } from '../../judge/doctor/check.js';
import { probeGuards, type GuardReport } from '../../sandbox/guard-probes.js';
import { SandboxService } from '../../sandbox/sandbox.service.js';
import type { ToolchainLibrary } from '../../sandbox/toolchain-library.js';

const DATABASE_TIMEOUT_MS = 5_000;

export async function checkDatabase(config: Config): Promise<Check> {
  if (config.databaseUrl === null) {
    const pid = await findServerOf(path.join(config.dataDir, 'postgres', 'cluster'));
    return pid === null
      ? poor('PostgreSQL', 'embedded, not running', 'npm run up starts it')
      : good('PostgreSQL', `embedded, running as process ${String(pid)}`);
  }
  const client = new pg.Client({
    connectionString: config.databaseUrl,
    connectionTimeoutMillis: DATABASE_TIMEOUT_MS,
    query_timeout: DATABASE_TIMEOUT_MS,
  });
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    return good('PostgreSQL', `${rows[0]?.server_version ?? ''}, by DATABASE_URL`);
  } catch (error) {
    return bad('PostgreSQL', (error as Error).message, 'check DATABASE_URL and that the server runs');
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Tries each guard from inside a container; what it does is undone. */
export async function checkGuards(config: Config, library: ToolchainLibrary): Promise<Check[]> {
  const sandbox = new SandboxService({ dataDir: config.dataDir, dockerSocket: config.dockerSocket, poolSize: 0 });
  try {
    await sandbox.start(library.path);
    return (await probeGuards(sandbox, library.path)).map(guardCheck);
  } catch (error) {
    return [bad('sandbox', (error as Error).message, 'mend what it names; no program is judged without its guards')];
  } finally {
    await sandbox.stop();
  }
}

function guardCheck({ guard, bites, evidence }: GuardReport): Check {
  return bites
    ? good(`guard: ${guard}`, evidence)
    : bad(`guard: ${guard}`, evidence, 'the worker does not judge until it bites: check the kernel and the engine');
}

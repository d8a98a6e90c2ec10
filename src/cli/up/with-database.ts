import pg from 'pg';
import type { Config } from '../../config/config.js';
import { exclusively } from '../../database/exclusive.js';
import { isEmbeddedPostgresRunning, startEmbeddedPostgres } from '../../database/embedded-postgres.js';

/** Nobody waits for long. */
const ignore = (): void => undefined;

/**
 * Starts the embedded PostgreSQL where it does not run, and leaves it as it was found: running, too, where somebody else
 * has come to use it meanwhile.
 */
export async function withDatabase<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl } = config;
  if (databaseUrl !== null) return work(databaseUrl);
  const { wasRunning, postgres, presence } = await exclusively(dataDir, 'services', ignore, async () => {
    const wasRunning = await isEmbeddedPostgresRunning(dataDir);
    const postgres = await startEmbeddedPostgres({ dataDir });
    // Open until we are done, so that whoever started the server sees us.
    const presence = new pg.Client({ connectionString: postgres.url });
    presence.on('error', ignore);
    await presence.connect();
    return { wasRunning, postgres, presence };
  });
  try {
    return await work(postgres.url);
  } finally {
    await exclusively(dataDir, 'services', ignore, async () => {
      await presence.end().catch(ignore);
      if (!wasRunning && !(await isUsed(postgres.superuserUrl))) await postgres.stop();
    });
  }
}

async function isUsed(superuserUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    return rowCount !== 0;
  } finally {
    await client.end();
  }
}

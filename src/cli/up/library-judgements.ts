import path from 'node:path';
import pg from 'pg';
import type { Config } from '../../config/config.js';
import { startEmbeddedPostgres } from '../../database/embedded-postgres.js';
import { findServerOf } from '../../database/postgres-processes.js';
import { countJudgementsWith } from '../../libraries/count-judgements.js';

const UNDEFINED_TABLE = '42P01';

/** How many judgements were made with a library. An embedded server that does not run is started for the question. */
export async function countJudgements(config: Config, digest: string): Promise<number> {
  if (config.databaseUrl !== null) return askAt(config.databaseUrl, digest);
  const wasRunning = (await findServerOf(path.join(config.dataDir, 'postgres', 'cluster'))) !== null;
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir });
  try {
    return await askAt(postgres.url, digest);
  } finally {
    if (!wasRunning) await postgres.stop();
  }
}

async function askAt(url: string, digest: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await countJudgementsWith(client, [digest])).get(digest) ?? 0;
  } catch (error) {
    // An installation that never served anybody has no tables yet.
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return 0;
    throw error;
  } finally {
    await client.end();
  }
}

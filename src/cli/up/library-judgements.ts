import pg from 'pg';
import type { Config } from '../../config/config.js';
import { startEmbeddedPostgres } from '../../database/embedded-postgres.js';
import { countJudgementsWith } from '../../libraries/count-judgements.js';

/** How many judgements were made with a library. An embedded server that does not run is started for the question. */
export async function countJudgements(config: Config, digest: string): Promise<number> {
  const url = config.databaseUrl ?? (await startEmbeddedPostgres({ dataDir: config.dataDir })).url;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await countJudgementsWith(client, [digest])).get(digest) ?? 0;
  } finally {
    await client.end();
  }
}

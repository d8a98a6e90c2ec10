import pg from 'pg';
import type { Config } from '../../config/config.js';
import { countJudgementsWith } from '../../libraries/count-judgements.js';
import { withDatabase } from './with-database.js';

const UNDEFINED_TABLE = '42P01';

/** How many judgements were made with a library. An embedded server that does not run is started for the question. */
export function countJudgements(config: Config, digest: string): Promise<number> {
  return withDatabase(config, (url) => askAt(url, digest));
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

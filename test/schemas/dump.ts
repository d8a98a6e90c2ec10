/**
 * Writes the rows of a database as test data for the migrations of later versions:
 *
 *     node --import ./test/support/typescript.mjs test/schemas/dump.ts postgres://… > test/schemas/<last migration>.json
 *
 * To be done with each release, on a small installation that has something in every table.
 */
import pg from 'pg';
import { tablesInLoadOrder } from '../../src/database/backup/table-order.js';

const client = new pg.Client({ connectionString: process.argv[2] });
await client.connect();
const dump: Record<string, unknown[]> = {};
for (const { name } of await tablesInLoadOrder(client)) {
  const { rows } = await client.query<{ row: unknown }>(`SELECT to_jsonb(t) AS row FROM ${name} AS t ORDER BY 1`);
  dump[name] = rows.map(({ row }) => row);
}
await client.end();
process.stdout.write(`${JSON.stringify(dump, null, 1)}\n`);

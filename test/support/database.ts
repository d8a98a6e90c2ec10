import pg from 'pg';
import { inject } from 'vitest';

/** Holds the present schema and nothing else; copied for every fresh database. */
export const TEMPLATE_DATABASE = 'docket_template';

export interface TestDatabase {
  /** Address for the application's role, which owns the database. */
  url: string;
  /** Cuts the connections to the database and drops it. */
  drop(): Promise<void>;
}

let madeCount = 0;

/** A new migrated database that nobody else uses; call it in `beforeAll` and drop it in `afterAll`. */
export async function freshDatabase(): Promise<TestDatabase> {
  madeCount += 1;
  const name = `test_${String(process.pid)}_${String(madeCount)}`;
  await asSuperuser(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE} OWNER docket`);
  const url = new URL(inject('templateUrl'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asSuperuser(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function asSuperuser(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('superuserUrl') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

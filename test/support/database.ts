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

/** Where test databases are made, and what of. */
export interface PostgresUrls {
  superuserUrl: string;
  templateUrl: string;
}

function injectedUrls(): PostgresUrls {
  return { superuserUrl: inject('superuserUrl'), templateUrl: inject('templateUrl') };
}

let madeCount = 0;

/** A new migrated database that nobody else uses; call it in `beforeAll` and drop it in `afterAll`. */
export async function freshDatabase(postgres: PostgresUrls = injectedUrls()): Promise<TestDatabase> {
  madeCount += 1;
  const name = `test_${String(process.pid)}_${String(madeCount)}`;
  await asSuperuser(postgres, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE} OWNER docket`);
  const url = new URL(postgres.templateUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asSuperuser(postgres, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function asSuperuser({ superuserUrl }: PostgresUrls, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

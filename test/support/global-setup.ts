/**
 * Makes what the tests need, once for a run: a PostgreSQL of their own in a temporary directory, with a template
 * database of the present schema.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';
import { TEMPLATE_DATABASE } from './database.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Data directory of the test run, below the system's temporary directory. */
    dataDir: string;
    /** Where test databases are made. */
    superuserUrl: string;
    /** The application's role, no superuser, on the template database. */
    templateUrl: string;
  }
}

interface Resources {
  dataDir: string;
  postgres: EmbeddedPostgres;
  users: number;
}

/** Vitest loads this file anew for each project; they share what the first one makes. */
const shared = globalThis as { docketTestResources?: Promise<Resources> | undefined };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const resources = await (shared.docketTestResources ??= makeResources());
  resources.users += 1;
  project.provide('dataDir', resources.dataDir);
  project.provide('superuserUrl', resources.postgres.superuserUrl);
  project.provide('templateUrl', templateUrl(resources.postgres));
  return async () => {
    resources.users -= 1;
    if (resources.users > 0) return;
    await resources.postgres.stop();
    await rm(resources.dataDir, { recursive: true, force: true });
  };
}

async function makeResources(): Promise<Resources> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'docket-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir, isDurable: false });
  const client = new pg.Client({ connectionString: postgres.superuserUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE_DATABASE} OWNER docket`);
  await client.end();
  await migrate(templateUrl(postgres));
  return { dataDir, postgres, users: 0 };
}

function templateUrl(postgres: EmbeddedPostgres): string {
  const url = new URL(postgres.url);
  url.pathname = `/${TEMPLATE_DATABASE}`;
  return url.href;
}

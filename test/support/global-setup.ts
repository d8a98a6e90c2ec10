/**
 * Makes what the tests need, once for a run: a PostgreSQL of their own in a temporary directory, with a template
 * database of the present schema; and for tests that judge, as `npm run up` does it, a Docker Engine, the sandbox image
 * and the toolchain library, which is kept in the machine's usual data directory; for tests of the UI, a Chromium.
 */
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { prepareEngine, prepareJudging } from '../../src/cli/up/prepare.js';
import { identify } from '../../src/database/process-identity.js';
import { loadConfig } from '../../src/config/config.js';
import {
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/database/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';
import { EngineSetUpError } from '../../src/sandbox/engine-setup.js';
import { connectToEngine } from '../../src/sandbox/engine.js';
import { removeAllContainers } from '../../src/sandbox/reaper.js';
import { libraryDir } from '../../src/sandbox/toolchain-library.js';
import { startSharedServer } from '../browser/shared-server.js';
import { prepareChromium } from './chromium.js';
import { TEMPLATE_DATABASE } from './database.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Data directory of the test run, below the system's temporary directory; the machine's library is linked in. */
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
const shared = globalThis as {
  docketTestResources?: Promise<Resources>;
  docketTestJudging?: Promise<unknown>;
  docketTestBrowser?: Promise<void>;
};
const NEED_NO_JUDGING = ['integration'];
const PREFIX = 'docket-test-';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const resources = await (shared.docketTestResources ??= makeResources());
  resources.users += 1;
  if (!NEED_NO_JUDGING.includes(project.name)) await (shared.docketTestJudging ??= prepare());
  if (project.name === 'browser') await (shared.docketTestBrowser ??= prepareChromium());
  project.provide('dataDir', resources.dataDir);
  project.provide('superuserUrl', resources.postgres.superuserUrl);
  project.provide('templateUrl', templateUrl(resources.postgres));
  const run = {
    dataDir: resources.dataDir,
    superuserUrl: resources.postgres.superuserUrl,
    templateUrl: templateUrl(resources.postgres),
  };
  const stopShared = project.name === 'browser' ? await startSharedServer(project, run) : null;
  return async () => {
    await stopShared?.();
    resources.users -= 1;
    if (resources.users > 0) return;
    await removeRun(resources.dataDir);
  };
}

function prepare(): Promise<unknown> {
  return prepareJudging(loadConfig(), report);
}

function report(what: string, step: string): void {
  console.log(`[${(performance.now() / 1000).toFixed(0)} s] ${what}: ${step}`);
}

/** Ends what a run still has going and removes what it kept. */
async function removeRun(dataDir: string): Promise<void> {
  await stopEmbeddedPostgres(dataDir);
  const places = (await readdir(dataDir, { recursive: true })).filter((name) => path.basename(name) === 'sandboxes');
  for (const place of places) {
    await removeAllContainers(connectToEngine(loadConfig().dockerSocket), path.join(dataDir, path.dirname(place)));
  }
  await rm(dataDir, { recursive: true, force: true });
}

/**
 * What runs left that were killed. Their containers can only be removed where an engine answers, and after a restart of
 * the machine none does; where none can be had, everything stays for a run that has one.
 */
async function removeDeadRuns(): Promise<void> {
  const dead: string[] = [];
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : Number.NaN;
    if (!Number.isNaN(pid) && (await identify(pid)) === null) dead.push(path.join(tmpdir(), name));
  }
  if (dead.length === 0) return;
  try {
    await prepareEngine(loadConfig(), report);
  } catch (error) {
    if (!(error instanceof EngineSetUpError)) throw error;
    report('What killed test runs left', `stays where it is: ${error.message}`);
    return;
  }
  for (const dataDir of dead) await removeRun(dataDir);
}

async function makeResources(): Promise<Resources> {
  await removeDeadRuns();
  const dataDir = await mkdtemp(path.join(tmpdir(), `${PREFIX}${String(process.pid)}-`));
  await mkdir(libraryDir(loadConfig().dataDir), { recursive: true });
  await symlink(libraryDir(loadConfig().dataDir), path.join(dataDir, 'library'));
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

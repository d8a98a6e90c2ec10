import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inject } from 'vitest';
import { DEFAULT_LANGUAGE_IDS } from '../../src/languages/languages.js';
import { currentLibrary } from '../../src/sandbox/toolchain-library.js';
import { freshDatabase, type PostgresUrls } from './database.js';
import { RunningServer } from './running-server.js';

export interface TestServer {
  server: RunningServer;
  dataDir: string;
  /** Ends the server and removes all it kept. */
  dispose: () => Promise<void>;
}

export interface TestServerOptions {
  workers?: number;
  env?: Record<string, string>;
  /** Of the test run; only who starts a server outside a test has to tell. */
  run?: PostgresUrls & { dataDir: string };
}

/** A server for one test file: a fresh database, a data directory of its own, the test run's toolchain library. */
export async function startTestServer({ workers = 1, env = {}, run }: TestServerOptions = {}): Promise<TestServer> {
  const database = await freshDatabase(run);
  const shared = run?.dataDir ?? inject('dataDir');
  // Below the test run's own: containers' directories and caches must be on one file system.
  const dataDir = await mkdtemp(path.join(shared, 'server-'));
  // The tree is the test run's; which libraries there are is this server's own affair. It has the languages that `up`
  // sets up, also where this machine's library was given more.
  await mkdir(path.join(dataDir, 'library'));
  const machines = await currentLibrary(shared);
  const library = {
    ...machines,
    languages: Object.fromEntries(DEFAULT_LANGUAGE_IDS.map((id) => [id, machines.languages[id]])),
  };
  await writeFile(path.join(dataDir, 'library', 'current.json'), JSON.stringify(library));
  const remove = async (): Promise<void> => {
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const server = await RunningServer.start({ databaseUrl: database.url, dataDir, env }, workers);
    const dispose = async (): Promise<void> => {
      await server.stop();
      await remove();
    };
    return { server, dataDir, dispose };
  } catch (error) {
    await remove();
    throw error;
  }
}

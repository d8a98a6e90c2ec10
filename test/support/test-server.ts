import { mkdtemp, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { inject } from 'vitest';
import { freshDatabase } from './database.js';
import { RunningServer } from './running-server.js';

export interface TestServer {
  server: RunningServer;
  /** Ends the server and removes all it kept. */
  dispose: () => Promise<void>;
}

/** A server for one test file: a fresh database, a data directory of its own, the test run's toolchain library. */
export async function startTestServer({
  workers = 1,
  env = {},
}: { workers?: number; env?: Record<string, string> } = {}): Promise<TestServer> {
  const database = await freshDatabase();
  const shared = inject('dataDir');
  // Below the test run's own: containers' directories and caches must be on one file system.
  const dataDir = await mkdtemp(path.join(shared, 'server-'));
  await symlink(path.join(shared, 'library'), path.join(dataDir, 'library'));
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
    return { server, dispose };
  } catch (error) {
    await remove();
    throw error;
  }
}

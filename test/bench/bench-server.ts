import { mkdtemp, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';
import { currentLibrary } from '../../src/sandbox/toolchain-library.js';
import { RunningServer } from '../support/running-server.js';

/** A server of the benchmark's own, with a database that waits for the disk as a real one does. */
export async function withBenchServer<T>(dataDir: string, work: (server: RunningServer) => Promise<T>): Promise<T> {
  // Says plainly what to do where there is no library.
  await currentLibrary(dataDir);
  const ownDir = await mkdtemp(path.join(dataDir, 'bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir: ownDir });
  try {
    await symlink(path.join(dataDir, 'library'), path.join(ownDir, 'library'));
    await migrate(postgres.url);
    const server = await RunningServer.start({ databaseUrl: postgres.url, dataDir: ownDir }, 1);
    try {
      return await work(server);
    } finally {
      await server.stop();
    }
  } finally {
    await postgres.stop();
    await rm(ownDir, { recursive: true, force: true });
  }
}

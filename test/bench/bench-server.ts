import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { loadConfig } from '../../src/config/config.js';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';
import { isAlive } from '../../src/database/postgres-processes.js';
import { connectToEngine } from '../../src/sandbox/engine.js';
import { removeAllContainers } from '../../src/sandbox/reaper.js';
import { currentLibrary } from '../../src/sandbox/toolchain-library.js';
import { RunningServer } from '../support/running-server.js';

/** A server of the benchmark's own, with a database that waits for the disk as a real one does. */
export async function withBenchServer<T>(
  dataDir: string,
  work: (server: RunningServer) => Promise<T>,
  env: Record<string, string> = {},
): Promise<T> {
  // Says plainly what to do where there is no library.
  await currentLibrary(dataDir);
  await removeLeftOvers(dataDir);
  const ownDir = await mkdtemp(path.join(dataDir, `bench-${process.pid}-`));
  try {
    const postgres = await startEmbeddedPostgres({ dataDir: ownDir });
    await symlink(path.join(dataDir, 'library'), path.join(ownDir, 'library'));
    await migrate(postgres.url);
    const server = await RunningServer.start({ databaseUrl: postgres.url, dataDir: ownDir, env }, 1);
    try {
      return await work(server);
    } finally {
      await server.stop();
    }
  } finally {
    await remove(ownDir);
  }
}

/** What benchmarks left that were killed. */
async function removeLeftOvers(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const pid = Number(/^bench-(\d+)-/.exec(name)?.[1] ?? NaN);
    if (!Number.isNaN(pid) && !isAlive(pid)) await remove(path.join(dataDir, name));
  }
}

async function remove(ownDir: string): Promise<void> {
  await stopEmbeddedPostgres(ownDir);
  // Not there where no worker came to start, and that error is the one to be told.
  if (existsSync(path.join(ownDir, 'sandboxes'))) {
    await removeAllContainers(connectToEngine(loadConfig().dockerSocket), ownDir);
  }
  await rm(ownDir, { recursive: true, force: true });
}

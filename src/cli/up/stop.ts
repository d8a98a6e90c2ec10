/** Stops what `up` started, whatever is left of it: used by `down`, by Ctrl-C, and by `up` before a restart. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../config/config.js';
import { stopEmbeddedPostgres } from '../../database/embedded-postgres.js';
import { connectToEngine } from '../../sandbox/engine.js';
import { stopSystemdEngine, whyNotAnswering } from '../../sandbox/engine-setup.js';
import { removeAllContainers } from '../../sandbox/reaper.js';
import { endProcess } from '../../database/process-identity.js';
import { readRecord, readRunning, removeRecord, type DockerdRecord, type ServiceName } from './run-files.js';

/** The supervisor itself waits 30 s for each of web and worker, PostgreSQL may take as long. */
const SUPERVISOR_STOP_MS = 120_000;
const PROGRAM_STOP_MS = 30_000;
const DOCKERD_STOP_MS = 30_000;

/** Stops supervisor, worker, web process and database, in this order. Returns the names of those that ran. */
export async function stopPrograms(config: Config): Promise<ServiceName[]> {
  const stopped: ServiceName[] = [];
  // With the supervisor gone, the others are there only if it was killed.
  for (const name of ['supervisor', 'worker', 'web'] as const) {
    const running = await readRunning(config.dataDir, name);
    if (running) {
      stopped.push(name);
      await endProcess(running, name === 'supervisor' ? SUPERVISOR_STOP_MS : PROGRAM_STOP_MS);
    }
    await removeRecord(config.dataDir, name);
  }
  await stopEmbeddedPostgres(config.dataDir);
  return stopped;
}

/** Removes this installation's containers; returns how many there were, 0 where no engine answers. */
export async function removeContainers(config: Config): Promise<number> {
  // Without this folder there never was a container.
  if (!existsSync(path.join(config.dataDir, 'sandboxes'))) return 0;
  if ((await whyNotAnswering(config.dockerSocket)) !== null) return 0;
  return removeAllContainers(connectToEngine(config.dockerSocket), config.dataDir);
}

/** Stops the Docker Engine if `up` started it; returns whether it did. */
export async function stopEngine(config: Config): Promise<boolean> {
  const record = await readRecord<DockerdRecord>(config.dataDir, 'dockerd');
  if (record === null) return false;
  if (record.isSystemd) stopSystemdEngine();
  else await endProcess(record, DOCKERD_STOP_MS);
  await removeRecord(config.dataDir, 'dockerd');
  return true;
}

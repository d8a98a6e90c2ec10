/**
 * What runs for a data directory: `<dataDir>/run/<name>.json` names each process that `up` started, so that `down` and
 * the next `up` find it, whatever was killed in between.
 */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { identify, isRunning, type ProcessIdentity } from '../../database/process-identity.js';
import { readJson } from './read-json.js';

export type ServiceName = 'supervisor' | 'web' | 'worker' | 'dockerd';

/** Written by the supervisor about itself: what it runs, and where. */
export interface SupervisorRecord extends ProcessIdentity {
  /** The address on this machine. */
  url: string;
  /** Hash of build and settings: another one means a restart. */
  version: string;
}

/** dockerd that `up` started: as a process of its own, or through systemd (`pid` is 0 then). */
export interface DockerdRecord extends ProcessIdentity {
  isSystemd: boolean;
}

export async function writeRecord(dataDir: string, name: ServiceName, record: ProcessIdentity): Promise<void> {
  const file = recordFile(dataDir, name);
  await mkdir(path.dirname(file), { recursive: true });
  const aside = `${file}.${String(process.pid)}`;
  await writeFile(aside, JSON.stringify(record));
  await rename(aside, file);
}

export async function recordProcess(dataDir: string, name: ServiceName, pid: number): Promise<void> {
  const identity = await identify(pid);
  if (identity) await writeRecord(dataDir, name, identity);
}

/** What was written about a service, running or not; null where nothing was. */
export async function readRecord<T extends ProcessIdentity = ProcessIdentity>(
  dataDir: string,
  name: ServiceName,
): Promise<T | null> {
  return readJson<T>(recordFile(dataDir, name));
}

/** As {@link readRecord}, null also when the process is gone. */
export async function readRunning<T extends ProcessIdentity = ProcessIdentity>(
  dataDir: string,
  name: ServiceName,
): Promise<T | null> {
  const record = await readRecord<T>(dataDir, name);
  return record !== null && (await isRunning(record)) ? record : null;
}

export async function removeRecord(dataDir: string, name: ServiceName): Promise<void> {
  await rm(recordFile(dataDir, name), { force: true });
}

function recordFile(dataDir: string, name: ServiceName): string {
  return path.join(dataDir, 'run', `${name}.json`);
}
